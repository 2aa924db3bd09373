package io.signalbox.bot.slack.live;

import java.util.Optional;

/** Reply that people see while it is written. For one thread. */
public interface LiveReply {

  /**
   * Appends text to the visible reply. What cannot be shown now is left out: the finished answer
   * has it.
   *
   * @param markdown to be added to what is shown
   */
  void write(String markdown);

  /**
   * Returns the timestamp of the visible message, which the finished answer replaces; empty if
   * there is none.
   */
  Optional<String> messageTs();
}
