package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.outbox.OutboxPost;

/**
 * A button under an answer that somebody pressed.
 *
 * @param id of the press
 * @param value the button's; may be forged
 * @param back where the person who pressed, and nobody else, is answered
 */
public record AnswerButtonPress(String id, String value, String user, OutboxPost.Target back) {

  /** Tells the person what became of a post. */
  OutboxPost.Receipt receipt(String about, String posted, String refused) {
    return new OutboxPost.Receipt("press:" + id + ":" + about, back, posted, refused);
  }
}
