package io.signalbox.bot.slack.command.impact;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsed text of {@code /impact}. */
sealed interface ImpactRequest {
  /** Asks for the help text. */
  record ImpactHelp() implements ImpactRequest {}

  /** Asks what depends on the named artefact. */
  record OfName(String name) implements ImpactRequest {}

  /** Asks what breaks when the named artefact is removed. */
  record WhatIf(String name) implements ImpactRequest {}

  /** Asks for a picture of what depends on the named artefact. */
  record Picture(String name) implements ImpactRequest {}

  /** Asks for text that several prompts share without declaring it. */
  record Fragments() implements ImpactRequest {}

  /** Asks for prompts that mean alike though nothing connects them. */
  record Alike() implements ImpactRequest {}

  /** Asks for the latest changes and what each owner answered. */
  record Changes() implements ImpactRequest {}

  /** Asks the gateway to serve the previous version of the named prompt. */
  record Back(String name) implements ImpactRequest {}

  /** Announces a change to the owners of what it will touch. */
  record Announcement(String name, Optional<LocalDate> breakingUntil, String text)
      implements ImpactRequest {}

  /** Text that is not understood, with the reason. */
  record Mistaken(String sentence) implements ImpactRequest {}

  Pattern ANNOUNCE =
      Pattern.compile(
          "announce\\s+(\\S+)\\s+(?:breaking\\s+until\\s+(\\S+)\\s+)?(.+)", Pattern.DOTALL);
  Pattern WHAT_IF =
      Pattern.compile(
          "what\\s+if\\s+(\\S+)(?:\\s+(?:ends|retires|goes|is\\s+(?:gone|removed|retired)))?\\??",
          Pattern.CASE_INSENSITIVE);

  /**
   * Parses the text that was typed.
   *
   * @param today before which no window of a breaking change may end
   */
  static ImpactRequest read(String typed, LocalDate today) {
    String text = typed.strip();
    Matcher whatIf = WHAT_IF.matcher(text);
    if (whatIf.matches()) {
      return new WhatIf(whatIf.group(1));
    }
    String first = text.split("\\s+", 2)[0];
    return switch (first) {
      case "", "help" -> new ImpactHelp();
      case "fragments" -> new Fragments();
      case "alike" -> new Alike();
      case "changes" -> new Changes();
      case "picture" ->
          text.equals(first)
              ? new Mistaken("Of what? `/impact picture NAME`.")
              : new Picture(text.substring(first.length()).strip());
      case "back" ->
          text.equals(first)
              ? new Mistaken("Of what? `/impact back NAME`.")
              : new Back(text.substring(first.length()).strip());
      case "announce" -> announcement(text, today);
      default -> new OfName(text);
    };
  }

  private static ImpactRequest announcement(String text, LocalDate today) {
    Matcher announce = ANNOUNCE.matcher(text);
    if (!announce.matches()) {
      return new Mistaken(
          "`/impact announce NAME what will change`, or `/impact announce NAME breaking until"
              + " 2027-01-31 what will change`.");
    }
    Optional<String> written = Optional.ofNullable(announce.group(2));
    try {
      Optional<LocalDate> day = written.map(LocalDate::parse);
      return day.filter(end -> end.isBefore(today)).isPresent()
          ? new Mistaken(day.get() + " is past; give today or a later day. Nobody was told.")
          : new Announcement(announce.group(1), day, announce.group(3).strip());
    } catch (DateTimeException e) {
      return new Mistaken("The day is written as in 2027-01-31.");
    }
  }
}
