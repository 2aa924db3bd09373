package io.signalbox.bot.slack.command.escalate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Pieces of Slack's markup. Pure. */
final class Mrkdwn {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Mrkdwn() {}

  /** Text as it is shown, with nothing in it that Slack would read. */
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  static String person(String id) {
    return "<@" + id + ">";
  }

  /** Where a message is: a channel, or for a person's id the direct messages with them. */
  static String place(String channel) {
    return channel.startsWith("C") || channel.startsWith("G")
        ? "<#" + channel + ">"
        : "direct messages";
  }

  /** In each reader's zone. */
  static String time(Instant at) {
    return "<!date^%d^{date_short_pretty} {time}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** In each reader's zone, to the second. */
  static String exactTime(Instant at) {
    return "<!date^%d^{time_secs}|%s>".formatted(at.getEpochSecond(), UTC.format(at));
  }

  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1).stripTrailing() + "…";
  }
}
