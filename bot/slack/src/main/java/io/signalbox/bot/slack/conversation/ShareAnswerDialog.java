package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.document.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Handles <em>Show to channel</em>: posts an answer that only its asker sees to the channel, after
 * a confirming modal where not everybody there may see its sources. Safe for use from several
 * threads.
 */
public final class ShareAnswerDialog {
  private static final String NOT_SHOWN = "Not shown: {reason}.";

  private final AnswerHandlerServices collaborators;

  ShareAnswerDialog(AnswerHandlerServices collaborators) {
    this.collaborators = collaborators;
  }

  /**
   * Result of pressing <em>Show to channel</em>: a text, a post on its way, or a modal to confirm.
   */
  public sealed interface Opening {
    /** A text for the person who pressed; nothing is shown. */
    record Said(String text) implements Opening {}

    /** The answer is on its way to the channel; the person is told when it is there or refused. */
    record Posted() implements Opening {}

    /** The modal to confirm, which says what would be seen and by whom. */
    record Open(View view) implements Opening {}
  }

  /** Posts the answer to the channel, or returns the modal to confirm first. */
  public Opening open(AnswerButtonPress press) {
    Optional<StoredAnswer> found = collaborators.answers().find(press.value());
    Optional<String> refusal = refusal(found, press.user());
    if (refusal.isPresent()) {
      return new Opening.Said(refusal.get());
    }
    StoredAnswer answer = found.orElseThrow();
    // Whom to ask instead was found with the asker's rights.
    boolean namesWhomToAsk =
        answer.kind() == AnswerKind.NONE && answer.threadTs().isEmpty() && !answer.isDirect();
    if (namesWhomToAsk || !collaborators.access().mayPost(answer)) {
      return new Opening.Open(view(answer));
    }
    post(answer, press.receipt("shown", "Shown to the channel.", NOT_SHOWN));
    return new Opening.Posted();
  }

  /** Posts the answer after its asker has confirmed the modal. */
  public void confirmed(String id, String user) {
    Optional<StoredAnswer> found = collaborators.answers().find(id);
    if (refusal(found, user).isEmpty()) {
      post(
          found.orElseThrow(),
          new OutboxPost.Receipt(
              id + ":shown:receipt", OutboxPost.Target.channel(user), "", NOT_SHOWN));
    }
  }

  private static Optional<String> refusal(Optional<StoredAnswer> found, String user) {
    if (found.isEmpty()) {
      return Optional.of("That answer is too old for this; ask again.");
    }
    return found.get().asker().equals(user)
        ? Optional.empty()
        : Optional.of("Only the person who asked can show it.");
  }

  private View view(StoredAnswer answer) {
    return DialogViews.form(
        ActionIds.SHOW_VIEW,
        "Show to channel?",
        "Show anyway",
        answer.id(),
        List.of(BlockKit.section(warning(answer))));
  }

  private String warning(StoredAnswer answer) {
    Audience readers = collaborators.policy().channel(answer.channel());
    List<String> lines = new ArrayList<>();
    lines.add(
        "*Perhaps not everyone in "
            + MrkdwnText.place(answer.channel())
            + " may see what this answer rests on.* If you show it, all of them will see your"
            + " question, the answer and its sources.");
    if (!answer.content().places().isEmpty()) {
      lines.add("Sources: " + MrkdwnText.escaped(String.join("; ", answer.content().places())));
    }
    collaborators
        .access()
        .of(answer)
        .refusals(readers)
        .forEach(
            rule -> lines.add("For: `" + MrkdwnText.escaped(rule).replace('`', '\'') + "` only"));
    if (!readers.isOrganisation()) {
      lines.add(":warning: Guests or people of other organisations are in this channel.");
    }
    return String.join("\n", lines);
  }

  private void post(StoredAnswer answer, OutboxPost.Receipt receipt) {
    List<OutboxPost> posts = new ArrayList<>();
    List<List<LayoutBlock>> messages = answer.content().messages();
    for (int i = 0; i < messages.size(); i++) {
      List<LayoutBlock> blocks = new ArrayList<>(messages.get(i));
      if (i == 0) {
        blocks.addFirst(asked(answer));
      }
      posts.add(
          new OutboxPost(
              answer.id() + ":shown:" + i,
              AnswerActions.target(answer),
              MrkdwnText.fallback(answer.content().text()),
              Optional.of(BlockKit.json(blocks))));
    }
    posts.set(0, posts.getFirst().with(receipt));
    collaborators.outbox().ask(posts);
  }

  private static LayoutBlock asked(StoredAnswer answer) {
    return BlockKit.context(
        MrkdwnText.person(answer.asker()) + " asked: " + MrkdwnText.escaped(answer.question()));
  }
}
