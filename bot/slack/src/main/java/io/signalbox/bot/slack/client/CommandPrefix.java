package io.signalbox.bot.slack.client;

import io.signalbox.config.ConfigSection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Prefix of the app's slash commands in a workspace where the plain names are taken: with {@code
 * sb-}, {@code /ask} is {@code /sb-ask}. The code uses the plain names; incoming commands lose the
 * prefix, and outgoing texts get it. Pure.
 *
 * @param text such as {@code sb-}; empty for the plain names
 */
public record CommandPrefix(String text) {
  /** The empty prefix: commands have their plain names. */
  public static final CommandPrefix NONE = new CommandPrefix("");

  /** Names of the commands; the manifest's test compares them. */
  static final List<String> NAMES =
      List.of(
          "ask",
          "routes",
          "models",
          "escalate",
          "office-hours",
          "oncall",
          "register-agent",
          "agents",
          "quality",
          "impact");

  /** Pattern of a command as texts name it, which is no part of a path or an address. */
  private static final Pattern NAMED =
      Pattern.compile("(?<![\\w/.:~-])/(?=(?:" + String.join("|", NAMES) + ")(?![\\w/-]))");

  static CommandPrefix from(ConfigSection section) {
    return new CommandPrefix(
        section
            .text("command-prefix", "Begins each slash command, where the plain names are taken.")
            .check(
                "lower case letters, digits and hyphens, at most 20",
                each -> each.matches("[a-z0-9][a-z0-9-]{0,19}"))
            .or("", "none"));
  }

  /** Returns the command's name in this workspace, with the prefix. */
  public String named(String command) {
    return "/" + text + command.substring(1);
  }

  /** Returns the plain name of a command of this workspace, without the prefix. */
  public String plain(String command) {
    String start = "/" + text;
    return command.startsWith(start) ? "/" + command.substring(start.length()) : command;
  }

  /** Returns the text with the prefix added to every command that it names. */
  public String inText(String said) {
    return text.isEmpty() ? said : NAMED.matcher(said).replaceAll("/" + text);
  }
}
