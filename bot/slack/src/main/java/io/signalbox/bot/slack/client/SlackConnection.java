package io.signalbox.bot.slack.client;

/** Transport of Slack's events: Socket Mode or HTTP. */
public interface SlackConnection extends AutoCloseable {
  /** Starts receiving events. */
  void start();

  /** Stops receiving events. */
  @Override
  void close();
}
