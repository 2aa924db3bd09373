package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.document.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Handlers of the buttons under an answer. Each is done once, however often it is pressed; the text
 * returned is for the person who pressed. Safe for use from several threads.
 */
public final class AnswerActions {
  private static final String GONE = "That answer is too old for this; ask again.";
  private static final int MOST_FOUND = 1_200;

  private final AnswerCollaborators collaborators;
  private final ContactFinder whoHelps;

  AnswerActions(AnswerCollaborators collaborators, ContactFinder whoHelps) {
    this.collaborators = collaborators;
    this.whoHelps = whoHelps;
  }

  /** Keeps whether an answer helped. */
  public String feedback(String value, String user) {
    String[] parts = value.split(" ", 2);
    boolean known = parts.length == 2 && collaborators.answers().find(parts[1]).isPresent();
    if (!known) {
      return GONE;
    }
    boolean helped = parts[0].equals(AnswerButtons.HELPED);
    collaborators.answers().feedback(parts[1], user, helped, collaborators.clock().instant());
    return helped
        ? "Noted, thank you."
        : "Noted. *Not quite, ask a human* brings somebody who knows.";
  }

  /** Shows whoever pressed, and nobody else, what is behind the shortest answer. */
  public Optional<String> more(AnswerButtonPress press) {
    Optional<GivenAnswer> found = collaborators.answers().find(press.value());
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    GivenAnswer answer = found.get();
    if (!collaborators.access().mayRead(answer, press.user())) {
      return Optional.of(
          answer.isPrivate()
              ? "Only the person who asked can see more of it."
              : "More of that answer is not for you to see.");
    }
    List<OutboxPost> posts = new ArrayList<>();
    for (List<LayoutBlock> blocks : answer.content().more()) {
      posts.add(
          new OutboxPost(
              answer.id() + ":more:" + press.id() + ":" + posts.size(),
              press.back(),
              "More on: " + MrkdwnText.fallback(answer.question()),
              Optional.of(BlockKit.json(blocks))));
    }
    collaborators.outbox().ask(posts);
    return Optional.empty();
  }

  /**
   * Brings in a person, in the thread, with the question and what was found. That they were asked
   * is said when a message has reached them.
   *
   * @return what is said at once; empty when the person is told what became of it
   */
  public Optional<String> handOver(AnswerButtonPress press) {
    Optional<GivenAnswer> found = collaborators.answers().find(press.value());
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    GivenAnswer answer = found.get();
    if (!collaborators.access().mayRead(answer, press.user())) {
      return Optional.of(
          answer.isPrivate()
              ? "Only the person who asked can do that."
              : "That answer is not for you to hand over.");
    }
    boolean isOpen = collaborators.access().mayPost(answer);
    ChannelRule rule = collaborators.rules().of(answer.channel());
    Instant now = collaborators.clock().instant();
    // A page that the channel may not see is not named by its owner either.
    Optional<String> owner = isOpen ? answer.content().owner() : Optional.empty();
    ContactFinder.Found whom = whoHelps.find(rule, owner, readers(answer), now);
    if (answer.isDirect()) {
      return Optional.of(
          "Nobody else reads this conversation. Ask "
              + whom.words()
              + " in a channel they are in.");
    }
    OutboxPost call =
        new OutboxPost(
            answer.id() + ":handover",
            target(answer),
            isOpen
                ? handOverText(answer, whom.words(), press.user())
                : withheldText(answer, whom.words(), press.user()),
            Optional.empty());
    collaborators.outbox().ask(HandoverPosts.posts(call, whom, answer, press, isOpen));
    return Optional.empty();
  }

  private static String withheldText(GivenAnswer answer, String whom, String user) {
    return asks(answer, whom, user)
        + "\nWhat I found is not for everyone here; I have shown it to the asker alone.";
  }

  private static String asks(GivenAnswer answer, String whom, String user) {
    return whom
        + ": "
        + MrkdwnText.person(user)
        + " asks _"
        + MrkdwnText.escaped(answer.question())
        + "_";
  }

  private static String handOverText(GivenAnswer answer, String whom, String user) {
    String found =
        answer.kind() == AnswerKind.NONE
            ? "I found nothing that answers it."
            : "What I found did not settle it:\n>"
                + MrkdwnText.escaped(MrkdwnText.shortened(answer.content().text(), MOST_FOUND))
                    .replace("\n", "\n>");
    String places =
        answer.content().places().isEmpty()
            ? ""
            : "\nLooked at: " + MrkdwnText.escaped(String.join("; ", answer.content().places()));
    return asks(answer, whom, user) + "\n" + found + places;
  }

  private Audience readers(GivenAnswer answer) {
    return answer.isDirect()
        ? collaborators.policy().person(answer.asker())
        : collaborators.policy().channel(answer.channel());
  }

  static OutboxPost.Target target(GivenAnswer answer) {
    return answer.threadTs().isEmpty()
        ? OutboxPost.Target.channel(answer.channel())
        : OutboxPost.Target.thread(answer.channel(), answer.threadTs());
  }
}
