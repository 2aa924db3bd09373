package io.signalbox.bot.slack.client;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Converts text that Slack delivers to plain text: its escapes for three characters, and its markup
 * for mentions, channels and links. {@link MrkdwnText} is the other direction. Pure.
 */
public final class SlackInputText {
  private static final Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");

  /** A regular expression for the mention of a person, with their id as its only group. */
  public static final String MENTION = PERSON.pattern();

  private static final Pattern LINK = Pattern.compile("<(https?://[^|>\\s]+)(?:\\|[^>]*)?>");
  private static final Pattern ANGLES =
      Pattern.compile("<([@#!]?)([^<>|]{1,2000})(?:\\|([^<>]*))?>");

  private SlackInputText() {}

  /** Returns the text of a command without Slack's escapes; its mentions stay as they are. */
  public static String unescaped(@Nullable String text) {
    return text == null ? "" : text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** Returns the text of a command with people's ids for mentions and addresses for links. */
  public static String withIds(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String named = PERSON.matcher(text).replaceAll("$1");
    return unescaped(LINK.matcher(named).replaceAll("$1"));
  }

  /** Returns the id of the person whom the text mentions; empty when it is anything else. */
  public static Optional<String> mentioned(String text) {
    Matcher mention = PERSON.matcher(text.strip());
    return mention.matches() ? Optional.of(mention.group(1)) : Optional.empty();
  }

  /** Returns whether a message mentions this person or bot. */
  public static boolean mentions(String text, String id) {
    return text.contains("<@" + id + ">") || text.contains("<@" + id + "|");
  }

  /**
   * Returns the text of a message on one line, without Slack's markup.
   *
   * @param bot user id of the bot, whose name is left out
   * @param name gives people's names for their ids
   */
  public static String plain(String text, String bot, UnaryOperator<String> name) {
    return lines(text, bot, name).replaceAll("\\s+", " ").strip();
  }

  /** Returns the text of a message as {@link #plain} does, keeping its lines. */
  public static String lines(String text, String bot, UnaryOperator<String> name) {
    String named =
        ANGLES
            .matcher(text)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        words(match.group(1), match.group(2), match.group(3), bot, name)));
    return unescaped(named).replace("\0", "");
  }

  @SuppressWarnings("NullAway") // A group that is optional in the pattern is null when absent.
  private static String words(
      String sort, String id, String label, String bot, UnaryOperator<String> name) {
    boolean labelled = label != null && !label.isBlank();
    return switch (sort) {
      case "@" -> id.equals(bot) ? "" : labelled ? label : name.apply(id);
      case "#" -> "#" + (labelled ? label : id);
      case "!" -> labelled ? label : "@" + id.replaceFirst("\\^.*$", "");
      default -> labelled ? label : id;
    };
  }
}
