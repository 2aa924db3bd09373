package io.signalbox.bot.slack;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text in Slack's markup. Pure. */
public final class Mrkdwn {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final Pattern FENCE = Pattern.compile("^(\\s{0,12})(`{3,}|~{3,})([^`]*)$");

  private Mrkdwn() {}

  /**
   * Markdown as Slack's older clients and notifications show it: bold with one star, code between
   * backticks without its language, which would be read as the code's first line.
   */
  public static String ofMarkdown(String markdown) {
    StringBuilder text = new StringBuilder(markdown.length());
    String open = "";
    for (String line : markdown.split("\n", -1)) {
      Matcher fence = FENCE.matcher(line);
      boolean isFence = fence.matches();
      if (isFence && open.isEmpty()) {
        open = fence.group(2);
        text.append(fence.group(1)).append("```");
      } else if (isFence && fence.group(3).isBlank() && fence.group(2).startsWith(open)) {
        open = "";
        text.append(fence.group(1)).append("```");
      } else {
        text.append(open.isEmpty() ? line.replace("**", "*") : line);
      }
      text.append('\n');
    }
    return text.substring(0, text.length() - 1);
  }

  /** Text as it is shown, with nothing in it that Slack would read. */
  public static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A person, as each reader sees their name. */
  public static String person(String id) {
    return "<@" + id + ">";
  }

  /** A link, or only its text where the address is none that can be opened. */
  public static String link(String address, String text) {
    String label = escaped(text.replace('|', '¦'));
    boolean opens = address.matches("https?://[^\\s<>|]{1,2900}");
    return opens ? "<" + address.replace("&", "&amp;") + "|" + label + ">" : label;
  }

  /** Where a message is: a channel, or for a person's id the direct messages with them. */
  public static String place(String channel) {
    return channel.startsWith("C") || channel.startsWith("G")
        ? "<#" + channel + ">"
        : "direct messages";
  }

  /** In each reader's zone. */
  public static String time(Instant at) {
    return "<!date^%d^{date_short_pretty} {time}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** In each reader's zone, to the second. */
  public static String exactTime(Instant at) {
    return "<!date^%d^{time_secs}|%s>".formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** The text, or its beginning. */
  public static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1).stripTrailing() + "…";
  }
}
