package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.LayoutBlock;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.knowledge.document.ContentAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Given answer as a row of {@code given_answer}, with what buttons and reports need later.
 *
 * @param id of the delivery that asked
 * @param threadTs the thread that it was given in
 * @param question as it was understood
 * @param measure its quality signals
 */
record StoredAnswer(
    String id,
    String channel,
    String threadTs,
    String asker,
    String question,
    AnswerKind kind,
    Content content,
    AnswerMeasure measure,
    Instant at) {

  /** Returns whether only the asker saw the answer. */
  boolean isPrivate() {
    return content.onlyForAsker() || threadTs.isEmpty() || isDirect();
  }

  /** Returns a copy with another id. */
  StoredAnswer named(String other) {
    return new StoredAnswer(other, channel, threadTs, asker, question, kind, content, measure, at);
  }

  /** Returns whether it was given in direct messages. */
  boolean isDirect() {
    return channel.startsWith("D");
  }

  /** Returns the private notice to the asker for when Slack refuses the answer. */
  OutboxPost.Receipt refusal() {
    return new OutboxPost.Receipt(
        id + ":refused",
        OutboxPost.Target.channel(asker),
        "",
        "I have an answer to your question in "
            + MrkdwnText.place(channel)
            + ", but could not post it there: "
            + OutboxPost.Receipt.REASON
            + ". Ask me again here.");
  }

  /**
   * Content of a given answer: Slack blocks, plain text, sources, owner and access rules.
   *
   * @param messages each message's blocks, without buttons
   * @param more each message's blocks of what is shown to whoever wants more than the shortest
   *     answer; none when that is all
   * @param text the answer in plain words, for notifications and hand-overs
   * @param sources the documents cited, by id
   * @param places what they are called
   * @param owner who answers for the first of them
   * @param rules access rules of everything it rests on; empty where it was kept before they were
   * @param onlyForAsker whether it was posted for the asker's eyes only
   */
  record Content(
      List<List<LayoutBlock>> messages,
      List<List<LayoutBlock>> more,
      String text,
      List<String> sources,
      List<String> places,
      Optional<String> owner,
      Optional<List<String>> rules,
      boolean onlyForAsker) {

    /** Returns a copy with the messages of the longer version. */
    Content withMore(List<List<LayoutBlock>> rest) {
      return new Content(messages, rest, text, sources, places, owner, rules, onlyForAsker);
    }

    /** Returns a copy with the access rules that decide who may see it later. */
    Content with(ContentAccess access, boolean forAsker) {
      return new Content(
          messages, more, text, sources, places, owner, Optional.of(access.texts()), forAsker);
    }
  }
}
