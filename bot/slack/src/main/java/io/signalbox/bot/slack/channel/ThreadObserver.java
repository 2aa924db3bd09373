package io.signalbox.bot.slack.channel;

/**
 * Receiver of changes of threads: messages written, edited or deleted there. Called before Slack's
 * event is acknowledged, so what it stores is not lost; a thread may be reported several times.
 */
@FunctionalInterface
public interface ThreadObserver {
  /**
   * Notes that a thread changed.
   *
   * @param thread timestamp of its first message
   */
  void changed(String channel, String thread);
}
