package io.signalbox.bot.workspace.person;

import io.signalbox.bot.workspace.team.WorkspaceTeam;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts typed text to what Slack's client sends: names become ids, addresses links, and the
 * three control characters are escaped. Source: docs.slack.dev/messaging/formatting-message-text.
 */
final class TypedText {
  private static final Pattern SPECIAL =
      Pattern.compile("(?<![\\w@#/])[@#][\\p{L}\\p{N}][\\p{L}\\p{N}._-]*|https?://[^\\s<>]+");
  private static final Set<String> BROADCASTS = Set.of("here", "channel", "everyone");

  private final WorkspaceTeam team;

  TypedText(WorkspaceTeam team) {
    this.team = team;
  }

  String mrkdwn(String typed) {
    String escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return SPECIAL.matcher(escaped).replaceAll(match -> Matcher.quoteReplacement(special(match)));
  }

  private String special(MatchResult match) {
    String found = match.group();
    if (found.startsWith("http")) {
      return "<" + found + ">";
    }
    String name = found.substring(1);
    // A full stop at the end of a sentence is no part of a name.
    String bare = name.replaceFirst("[._-]+$", "");
    String rest = name.substring(bare.length());
    return resolved(found.charAt(0), bare).map(reference -> reference + rest).orElse(found);
  }

  private Optional<String> resolved(char sign, String name) {
    if (sign == '@' && BROADCASTS.contains(name)) {
      return Optional.of("<!" + name + ">");
    }
    return sign == '@'
        ? team.directory().mention(name)
        : team.conversations().named(name).map(one -> "<#" + one.id() + "|" + one.name() + ">");
  }
}
