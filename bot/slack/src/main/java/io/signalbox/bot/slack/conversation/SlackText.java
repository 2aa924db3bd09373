package io.signalbox.bot.slack.conversation;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conversion of Slack's message format to plain text. Pure. */
final class SlackText {
  private static final Pattern ANGLES =
      Pattern.compile("<([@#!]?)([^<>|]{1,2000})(?:\\|([^<>]*))?>");

  private SlackText() {}

  /**
   * Returns the text of a message without Slack's markup.
   *
   * @param bot user id of the bot, whose name is left out
   * @param name gives people's names for their ids
   */
  static String plain(String text, String bot, UnaryOperator<String> name) {
    return lines(text, bot, name).replaceAll("\\s+", " ").strip();
  }

  /** Returns the text of a message as {@link #plain} does, keeping its lines. */
  static String lines(String text, String bot, UnaryOperator<String> name) {
    Matcher matcher = ANGLES.matcher(text);
    String named =
        matcher.replaceAll(
            match ->
                Matcher.quoteReplacement(
                    plain(match.group(1), match.group(2), match.group(3), bot, name)));
    return named.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\0", "");
  }

  @SuppressWarnings("NullAway") // A group that is optional in the pattern is null when absent.
  private static String plain(
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
