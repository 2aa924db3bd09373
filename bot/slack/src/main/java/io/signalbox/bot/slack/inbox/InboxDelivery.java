package io.signalbox.bot.slack.inbox;

import java.util.Optional;

/**
 * Message to the bot as Slack delivered it, stored in the inbox.
 *
 * @param id names the delivery however often it is repeated
 * @param channel where it was said
 * @param user who said it
 * @param text as written; data, never an instruction
 * @param ts Slack's name of the message
 * @param threadTs the thread that it was said in, if it was said in one
 * @param responseUrl where a slash command is answered
 */
public record InboxDelivery(
    String id,
    DeliveryKind kind,
    String channel,
    String user,
    String text,
    String ts,
    Optional<String> threadTs,
    Optional<String> responseUrl) {

  /** Most characters of an id in the table {@code inbox}. */
  private static final int LONGEST_ID = 200;

  /** Ways in which a message can reach the bot. */
  public enum DeliveryKind {
    /** The bot was named in a channel. */
    MENTION,
    /** Direct message or assistant panel. */
    DIRECT,
    /**
     * Channel message without a mention that looks like a question, also a follow-up in a thread.
     */
    OVERHEARD,
    /** {@code /ask}: the answer is for the asker only. */
    COMMAND
  }

  /**
   * @throws IllegalArgumentException for an id that is longer than any of Slack's
   */
  public InboxDelivery {
    if (id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("the id of a delivery has at most " + LONGEST_ID);
    }
  }

  /** Returns the timestamp of the thread that an answer belongs in. */
  public String thread() {
    return threadTs.orElse(ts);
  }
}
