package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.outbox.OutboxPost;

/**
 * Press of a button under an answer.
 *
 * @param id of the press
 * @param value the button's; may be forged
 * @param back where the person who pressed, and nobody else, is answered
 */
public record AnswerButtonPress(String id, String value, String user, OutboxPost.Target back) {

  /**
   * Returns a receipt that tells the person who pressed whether a post was delivered or refused.
   */
  OutboxPost.Receipt receipt(String about, String posted, String refused) {
    return new OutboxPost.Receipt("press:" + id + ":" + about, back, posted, refused);
  }
}
