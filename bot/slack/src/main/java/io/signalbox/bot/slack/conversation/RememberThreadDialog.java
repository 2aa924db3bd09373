package io.signalbox.bot.slack.conversation;

import com.slack.api.model.Message;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.ingestion.run.RememberedThreads;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.ticket.Ticket;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Modal of <em>Remember this thread</em>, which stores a thread as a resolved ticket; it is
 * prefilled from the thread with secrets masked, and asks who may see it.
 */
public final class RememberThreadDialog {
  /** Names of the modal's blocks, and of the inputs in them. */
  public static final String TITLE = "thread_title";

  public static final String PROBLEM = "thread_problem";
  public static final String RESOLUTION = "thread_resolution";
  public static final String READERS = "thread_readers";
  private static final String CHANNEL = "channel";
  private static final String EVERYONE = "everyone";

  private static final int LONGEST = 3_000;
  private static final int LONGEST_TITLE = 150;

  private final AnswerHandlerServices collaborators;
  private final RememberedThreads threads;
  private final SecretMasker masker = new SecretMasker();
  private final ZoneId zone;
  private final Runnable learned;

  /**
   * @param learned something new can be indexed
   */
  RememberThreadDialog(
      AnswerHandlerServices collaborators,
      RememberedThreads threads,
      ZoneId zone,
      Runnable learned) {
    this.collaborators = collaborators;
    this.threads = threads;
    this.zone = zone;
    this.learned = learned;
  }

  /**
   * Returns the modal for a thread, prefilled with its first message and last reply.
   *
   * @param messages of the thread, the first one first, never empty
   */
  public View view(String channel, String threadTs, List<Message> messages) {
    String problem = clean(messages.getFirst());
    List<Message> replies =
        messages.stream()
            .skip(1)
            .filter(message -> message.getBotId() == null && message.getText() != null)
            .toList();
    String resolution = replies.isEmpty() ? "" : clean(replies.getLast());
    String title =
        MrkdwnText.shortened(problem.lines().findFirst().orElse("").strip(), LONGEST_TITLE);
    return DialogViews.form(
        ActionIds.REMEMBER_VIEW,
        "Remember this thread",
        "Save",
        channel + " " + threadTs,
        List.of(
            BlockKit.section("This is kept as a resolved ticket and found by later questions."),
            DialogFields.required(TITLE, "Title", DialogFields.line(TITLE, LONGEST_TITLE, title)),
            lines(PROBLEM, "What went wrong", problem),
            lines(RESOLUTION, "What resolved it", resolution),
            readers()));
  }

  private static InputBlock lines(String id, String label, String text) {
    return DialogFields.required(id, label, DialogFields.lines(id, LONGEST, text));
  }

  private static InputBlock readers() {
    return DialogFields.required(
        READERS,
        "Who will see it",
        DialogFields.radio(
            READERS,
            List.of(
                DialogFields.option("Members of this channel", CHANNEL),
                DialogFields.option("Everyone who asks", EVERYONE)),
            CHANNEL));
  }

  private String clean(Message message) {
    String text = message.getText() == null ? "" : message.getText();
    return masker
        .mask(
            SlackInputText.lines(text, collaborators.people().bot(), collaborators.people()::name)
                .strip())
        .text();
  }

  /**
   * Field values of the submitted <em>Remember this thread</em> form.
   *
   * @param readers as chosen
   */
  public record FilledNote(String title, String problem, String resolution, String readers) {}

  /** Stores the note as a resolved ticket and says so in the thread. */
  public void keep(String place, FilledNote filled, String user) {
    String[] parts = place.split(" ", 2);
    String channel = parts[0];
    String threadTs = parts[1];
    Ticket ticket =
        new Ticket(
            channel + "-" + threadTs,
            filled.title().strip(),
            filled.problem(),
            filled.resolution(),
            Optional.of(collaborators.clock().instant()),
            Optional.of(collaborators.people().name(user)),
            collaborators.people().permalink(channel, threadTs),
            List.of("thread"));
    // Whoever is here from outside may keep something for the channel, and for nobody else.
    boolean everyone = filled.readers().equals(EVERYONE) && collaborators.policy().isMember(user);
    AccessRule access =
        everyone
            ? AccessRule.everyone()
            : AccessRule.only(Set.of(new Principal(Principal.PrincipalKind.CHANNEL, channel)));
    threads.keep(ticket, access, zone);
    learned.run();
    String who = everyone ? "everyone who asks" : "this channel";
    collaborators
        .outbox()
        .put(
            List.of(
                new OutboxPost(
                    "remembered:" + channel + ":" + threadTs,
                    OutboxPost.Target.thread(channel, threadTs),
                    MrkdwnText.person(user) + " saved this thread, for " + who + ".",
                    Optional.empty())));
  }
}
