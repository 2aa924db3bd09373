package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.MarkdownBlock;
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
 * Handlers of the buttons under an answer: feedback, More and hand-over to a person. Repeated
 * presses have one effect; a returned text is for the person who pressed. Safe for use from several
 * threads.
 */
public final class AnswerActions {
  private static final String GONE = "That answer is too old for this; ask again.";
  private static final int MOST_FOUND = 1_200;

  private final AnswerHandlerServices collaborators;
  private final ContactFinder whoHelps;

  AnswerActions(AnswerHandlerServices collaborators, ContactFinder whoHelps) {
    this.collaborators = collaborators;
    this.whoHelps = whoHelps;
  }

  /** Stores whether an answer helped. */
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

  /** Shows the longer version of an answer to the person who pressed, and to nobody else. */
  public Optional<String> more(AnswerButtonPress press) {
    Optional<StoredAnswer> found = collaborators.answers().find(press.value());
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    StoredAnswer answer = found.get();
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
   * Posts the question and what was found in the thread for a person who may help. The asker is
   * told that somebody was asked once the message has been delivered.
   *
   * @return what is said at once; empty when the person is told what became of it
   */
  public Optional<String> handOver(AnswerButtonPress press) {
    Optional<StoredAnswer> found = collaborators.answers().find(press.value());
    if (found.isEmpty()) {
      return Optional.of(GONE);
    }
    StoredAnswer answer = found.get();
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
                ? asks(answer, whom.words(), press.user())
                : withheldText(answer, whom.words(), press.user()),
            isOpen ? Optional.of(found(answer, whom.words(), press.user())) : Optional.empty());
    collaborators.outbox().ask(HandoverPosts.posts(call, whom, answer, press, isOpen));
    return Optional.empty();
  }

  private static String withheldText(StoredAnswer answer, String whom, String user) {
    return asks(answer, whom, user)
        + "\nWhat I found is not for everyone here; I have shown it to the asker alone.";
  }

  private static String asks(StoredAnswer answer, String whom, String user) {
    return whom
        + ": "
        + MrkdwnText.person(user)
        + " asks _"
        + MrkdwnText.escaped(answer.question())
        + "_";
  }

  /** Returns the blocks, as JSON, of the question and what was found. */
  private static String found(StoredAnswer answer, String whom, String user) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.section(asks(answer, whom, user)));
    if (answer.kind() == AnswerKind.NONE) {
      blocks.add(BlockKit.section("I found nothing that answers it."));
    } else {
      blocks.add(BlockKit.section("What I found did not settle it:"));
      String quoted =
          "> "
              + MrkdwnText.markdown(MrkdwnText.shortened(answer.content().text(), MOST_FOUND))
                  .replace("\n", "\n> ");
      blocks.add(MarkdownBlock.builder().text(quoted).build());
    }
    if (!answer.content().places().isEmpty()) {
      blocks.add(
          BlockKit.context(
              "Looked at: " + MrkdwnText.escaped(String.join("; ", answer.content().places()))));
    }
    return BlockKit.json(blocks);
  }

  private Audience readers(StoredAnswer answer) {
    return answer.isDirect()
        ? collaborators.policy().person(answer.asker())
        : collaborators.policy().channel(answer.channel());
  }

  static OutboxPost.Target target(StoredAnswer answer) {
    return answer.threadTs().isEmpty()
        ? OutboxPost.Target.channel(answer.channel())
        : OutboxPost.Target.thread(answer.channel(), answer.threadTs());
  }
}
