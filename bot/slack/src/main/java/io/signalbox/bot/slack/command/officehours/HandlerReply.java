package io.signalbox.bot.slack.command.officehours;

/**
 * Sentence shown to one person.
 *
 * @param done whether it says that something was done, not why it was not
 */
record HandlerReply(String text, boolean done) {
  static HandlerReply no(String text) {
    return new HandlerReply(text, false);
  }
}
