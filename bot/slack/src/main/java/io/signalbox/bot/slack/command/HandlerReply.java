package io.signalbox.bot.slack.command;

/**
 * Result of an act by button or command: a sentence for the person who acted, and whether it was
 * done.
 *
 * @param done whether it says that something was done, not why it was not
 */
public record HandlerReply(String text, boolean done) {
  /** Returns a reply that says why nothing was done. */
  public static HandlerReply no(String text) {
    return new HandlerReply(text, false);
  }
}
