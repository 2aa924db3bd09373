package io.signalbox.bot.slack.client;

import io.signalbox.knowledge.markdown.SpoofedLink;
import io.signalbox.knowledge.text.ShortenedText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text for Slack's fields. Whatever others wrote (pages, tickets, tables, profiles, models, people)
 * passes one of {@link #escaped}, {@link #markdown}, {@link #fallback}, {@link #plain} and {@link
 * #link} on its way into a field of that kind; mentions and links that are meant are made here and
 * nowhere else. Pure.
 */
public final class MrkdwnText {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern PERSON = Pattern.compile("[UW][A-Z0-9]{2,30}");
  private static final Pattern GROUP = Pattern.compile("S[A-Z0-9]{2,30}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>|]{1,2900}");

  /** Turns the direction of writing, so that an address reads as another one, or is not seen. */
  private static final Pattern DIRECTIONS =
      Pattern.compile("[\\u00AD\\u200B\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\x{E0000}-\\x{E007F}]");

  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private static final Pattern FENCE = Pattern.compile("^(\\s{0,12})(`{3,}|~{3,})([^`]*)$");

  private MrkdwnText() {}

  /**
   * Markdown of others for a Markdown block: formatted as before, with nothing that Slack obeys.
   */
  public static String markdown(String markdown) {
    return MarkdownText.safe(undirected(markdown));
  }

  /** Markdown of others for the text beside blocks, which notifications and older clients show. */
  public static String fallback(String markdown) {
    return escaped(ofMarkdown(markdown));
  }

  /**
   * Markdown as Slack's older clients and notifications show it: bold with one star, code between
   * backticks without its language, which would be read as the code's first line.
   */
  static String ofMarkdown(String markdown) {
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

  /** Returns the text of a Markdown block, which is safe there, as {@link #ofMarkdown} does. */
  static String ofMarkdownBlock(String markdown) {
    return ofMarkdown(markdown.replace("<", "&lt;"));
  }

  /** Text as it is shown in Slack's markup, with nothing in it that Slack would read. */
  public static String escaped(String text) {
    return BroadcastMention.silent(
        undirected(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** Text for a field that Slack does not read: one line, without control characters. */
  public static String plain(String text) {
    return CONTROLS.matcher(undirected(text)).replaceAll(" ").strip();
  }

  private static String undirected(String text) {
    return DIRECTIONS.matcher(text).replaceAll("");
  }

  /** A person, as each reader sees their name; whoever is no Slack user is a text. */
  public static String person(String id) {
    return PERSON.matcher(id).matches() ? "<@" + id + ">" : escaped(id);
  }

  /** A user group, whose members are told. */
  public static String group(String id) {
    return GROUP.matcher(id).matches() ? "<!subteam^" + id + ">" : escaped(id);
  }

  /**
   * A link, or only its text where the address is none that can be opened. Where the text names
   * another address, both are seen.
   */
  public static String link(String address, String text) {
    String label = escaped(plain(text).replace('|', '¦'));
    if (!ADDRESS.matcher(address).matches()) {
      return label;
    }
    String target = address.replace("&", "&amp;");
    return SpoofedLink.is(text, address)
        ? label + " <" + target + ">"
        : "<" + target + "|" + label + ">";
  }

  /** Returns the Slack markup for a channel, or for the direct messages of a person's id. */
  public static String place(String channel) {
    return channel.matches("[CG][A-Z0-9]{1,30}") ? "<#" + channel + ">" : "direct messages";
  }

  /** Formats a time in each reader's zone. */
  public static String time(Instant at) {
    return "<!date^%d^{date_short_pretty} at {time}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** Formats a time in each reader's zone, to the second. */
  public static String exactTime(Instant at) {
    return "<!date^%d^{date_short_pretty} at {time_secs}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** Returns the text, or its beginning with an ellipsis; never longer than {@code longest}. */
  public static String shortened(String text, int longest) {
    return ShortenedText.within(text, longest);
  }
}
