package io.signalbox.bot.slack.command;

/**
 * Sentence shown to one person.
 *
 * @param done whether it says that something was done, not why it was not
 */
public record HandlerReply(String text, boolean done) {
  /** Returns a sentence that says why nothing was done. */
  public static HandlerReply no(String text) {
    return new HandlerReply(text, false);
  }
}
