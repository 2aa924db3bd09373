package io.signalbox.bot.slack.live;

import java.util.Optional;

/** An answer that people see while it is written. For one thread. */
public interface LiveReply {

  /**
   * Shows more text. What cannot be shown now is left out: the finished answer has it.
   *
   * @param markdown to be added to what is shown
   */
  void write(String markdown);

  /** Slack's name of the message that the finished answer is to replace, if there is one. */
  Optional<String> messageTs();
}
