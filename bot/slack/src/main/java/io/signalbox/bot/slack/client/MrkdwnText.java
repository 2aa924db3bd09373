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
 * Escapes text for the fields of Slack messages, and formats mentions, links and times in Slack's
 * mrkdwn. Whatever others wrote (pages, tickets, tables, profiles, models, people) passes one of
 * {@link #escaped}, {@link #markdown}, {@link #fallback}, {@link #plain} and {@link #link} on its
 * way into a field of that kind; mentions and links that are meant are made here and nowhere else.
 * Pure.
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
   * Returns untrusted Markdown made safe for a Markdown block: formatting stays, mentions are
   * neutralised.
   */
  public static String markdown(String markdown) {
    return SlackMarkdownSanitizer.safe(undirected(markdown));
  }

  /**
   * Returns untrusted Markdown as escaped mrkdwn, for the text beside blocks that notifications and
   * older clients show.
   */
  public static String fallback(String markdown) {
    return escaped(ofMarkdown(markdown));
  }

  /**
   * Converts Markdown to mrkdwn for notifications and older clients: bold has one star, and a code
   * fence loses its language, which would be read as the code's first line.
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

  /** Converts the sanitised text of a Markdown block to mrkdwn, as {@link #ofMarkdown} does. */
  static String ofMarkdownBlock(String markdown) {
    return ofMarkdown(markdown.replace("<", "&lt;"));
  }

  /** Returns text escaped for mrkdwn, so that it holds no link or mention. */
  public static String escaped(String text) {
    return BroadcastMention.silent(
        undirected(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  /** Returns text for a plain-text field: one line, without control or direction characters. */
  public static String plain(String text) {
    return CONTROLS.matcher(undirected(text)).replaceAll(" ").strip();
  }

  private static String undirected(String text) {
    return DIRECTIONS.matcher(text).replaceAll("");
  }

  /** Returns the mention of the person with this user id; any other text is only escaped. */
  public static String person(String id) {
    return PERSON.matcher(id).matches() ? "<@" + id + ">" : escaped(id);
  }

  /**
   * Returns the mention of the user group with this id, which notifies its members; other text is
   * escaped.
   */
  public static String group(String id) {
    return GROUP.matcher(id).matches() ? "<!subteam^" + id + ">" : escaped(id);
  }

  /**
   * Returns a mrkdwn link, or only its text when the address is not a valid HTTP one. A text that
   * names another address is shown together with the real one.
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

  /**
   * Returns the mention of a channel id; the words "direct messages" for any other conversation.
   */
  public static String place(String channel) {
    return channel.matches("[CG][A-Z0-9]{1,30}") ? "<#" + channel + ">" : "direct messages";
  }

  /** Returns a time that Slack shows in each reader's time zone. */
  public static String time(Instant at) {
    return "<!date^%d^{date_short_pretty} at {time}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** Returns a time to the second that Slack shows in each reader's time zone. */
  public static String exactTime(Instant at) {
    return "<!date^%d^{date_short_pretty} at {time_secs}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** Returns the text, or its beginning with an ellipsis; never longer than {@code longest}. */
  public static String shortened(String text, int longest) {
    return ShortenedText.within(text, longest);
  }
}
