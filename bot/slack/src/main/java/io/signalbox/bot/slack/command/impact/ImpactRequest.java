package io.signalbox.bot.slack.command.impact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words behind {@code /impact}, read. */
sealed interface ImpactRequest {
  /** Explains the command. */
  record ImpactHelp() implements ImpactRequest {}

  /** Asks for everything downstream. */
  record OfName(String name) implements ImpactRequest {}

  /** Asks for everything downstream of what ends. */
  record WhatIf(String name) implements ImpactRequest {}

  /** Asks for the picture. */
  record Picture(String name) implements ImpactRequest {}

  /** Asks for passages that are shared and not declared. */
  record Fragments() implements ImpactRequest {}

  /** Asks what changed lately, and who said what to it. */
  record Changes() implements ImpactRequest {}

  /** Has the version before served. */
  record Back(String name) implements ImpactRequest {}

  /** Announces a change to those it will touch. */
  record Announcement(String name, Optional<LocalDate> breakingUntil, String text)
      implements ImpactRequest {}

  /** Is not understood; says why. */
  record Mistaken(String sentence) implements ImpactRequest {}

  Pattern ANNOUNCE =
      Pattern.compile(
          "announce\\s+(\\S+)\\s+(?:breaking\\s+until\\s+(\\S+)\\s+)?(.+)", Pattern.DOTALL);
  Pattern WHAT_IF =
      Pattern.compile(
          "what\\s+if\\s+(\\S+)(?:\\s+(?:ends|retires|goes|is\\s+(?:gone|removed|retired)))?\\??",
          Pattern.CASE_INSENSITIVE);

  /** Reads what was typed. */
  static ImpactRequest read(String typed) {
    String text = typed.strip();
    Matcher whatIf = WHAT_IF.matcher(text);
    if (whatIf.matches()) {
      return new WhatIf(whatIf.group(1));
    }
    String first = text.split("\\s+", 2)[0];
    return switch (first) {
      case "", "help" -> new ImpactHelp();
      case "fragments" -> new Fragments();
      case "changes" -> new Changes();
      case "picture" ->
          text.equals(first)
              ? new Mistaken("Of what? `/impact picture NAME`.")
              : new Picture(text.substring(first.length()).strip());
      case "back" ->
          text.equals(first)
              ? new Mistaken("Of what? `/impact back NAME`.")
              : new Back(text.substring(first.length()).strip());
      case "announce" -> announcement(text);
      default -> new OfName(text);
    };
  }

  private static ImpactRequest announcement(String text) {
    Matcher announce = ANNOUNCE.matcher(text);
    if (!announce.matches()) {
      return new Mistaken(
          "`/impact announce NAME what will change`, or `/impact announce NAME breaking until"
              + " 2027-01-31 what will change`.");
    }
    Optional<String> day = Optional.ofNullable(announce.group(2));
    try {
      return new Announcement(
          announce.group(1), day.map(LocalDate::parse), announce.group(3).strip());
    } catch (DateTimeException e) {
      return new Mistaken("The day is written as in 2027-01-31.");
    }
  }
}
