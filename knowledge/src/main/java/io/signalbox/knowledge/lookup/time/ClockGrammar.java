package io.signalbox.knowledge.lookup.time;

import io.signalbox.knowledge.lookup.time.ClockTime.PartOfDay;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Parser of times of day: "3pm", "15:00", "at 9", "noon", "9 in the morning", "tonight". */
final class ClockGrammar {
  private static final String AT = "(?:(?:at|around|about|by|from|after)\\s+)?";
  private static final String HALF = "\\s*(a\\.?m\\.?|p\\.?m\\.?)(?!\\w)";
  private static final Pattern HOURS_AND_MINUTES =
      Pattern.compile(
          "(?<![\\w:])"
              + AT
              + "(\\d{1,2})(?::|h(?=\\d\\d))(\\d{2})(?::\\d{2})?(?:"
              + HALF
              + "|(?![\\w:])(?:\\s+(?:o'?clock|uhr|hrs?))?)");
  private static final Pattern DOTTED =
      Pattern.compile("(?<!\\w)at\\s+(\\d{1,2})\\.(\\d{2})(?:" + HALF + "|(?![\\w.]))");
  private static final Pattern HOUR_AND_HALF =
      Pattern.compile("(?<![\\w:])" + AT + "(\\d{1,2})()" + HALF);
  private static final Pattern BARE_HOUR =
      Pattern.compile(
          "(?<!\\w)(?:(?:at|around|after|from|until|till)\\s+(\\d{1,2})(?:\\s*o'?clock)?(?![\\w:./%-])"
              + "|(\\d{1,2})\\s*(?:o'?clock|uhr)(?!\\w)"
              + "|(\\d{1,2})(?=\\s+(?:in\\s+the\\s+(?:morning|afternoon|evening)|at\\s+night)))"
              // "in 2 hours from 3 clusters" is no time of day
              + "(?!\\s+(?:hours?|minutes?|days?|weeks?|months?|percent|times)\\b)");
  private static final Pattern NOON = GrammarInput.words(AT + "(?:12\\s+)?(noon|midday|midnight)");
  private static final Pattern PART =
      GrammarInput.words(
          "(?:(?:in|during|over|at|for)\\s+)?(?:(?:the|this|early|late)\\s+)*"
              + "(morning|afternoon|evening|night|tonight|tonite|overnight)");

  private ClockGrammar() {}

  static Optional<ClockTime> take(GrammarInput scan) {
    Optional<ClockTime> time = noon(scan).or(() -> byTheClock(scan)).or(() -> bareHour(scan));
    Optional<PartOfDay> part = scan.take(PART).map(match -> part(match.group(1)));
    if (time.isPresent() && part.isPresent()) {
      return Optional.of(time.get().in(part.get()));
    }
    if (time.isPresent() && !time.get().exact() && time.get().settled().isPresent()) {
      warnOfSmallHours(scan, time.get().settled().get());
    }
    return time.or(() -> part.map(ClockTime::of));
  }

  private static Optional<ClockTime> noon(GrammarInput scan) {
    return scan.take(NOON)
        .map(
            match -> {
              boolean midnight = match.group(1).equals("midnight");
              LocalTime time = midnight ? LocalTime.MIDNIGHT : LocalTime.NOON;
              return new ClockTime(Optional.of(time), true, midnight, Optional.empty());
            });
  }

  private static Optional<ClockTime> byTheClock(GrammarInput scan) {
    return scan.take(HOURS_AND_MINUTES)
        .or(() -> scan.take(DOTTED))
        .or(() -> scan.take(HOUR_AND_HALF))
        .flatMap(
            match -> {
              String minutes = match.group(2);
              String half = Optional.ofNullable(match.group(3)).orElse("").replace(".", "");
              return time(scan, match, match.group(1) + ":" + (minutes.isEmpty() ? "00" : minutes))
                  .flatMap(time -> half(scan, match, time, half));
            });
  }

  private static Optional<ClockTime> half(
      GrammarInput scan, MatchResult match, LocalTime time, String half) {
    if (half.isEmpty()) {
      return Optional.of(ClockTime.at(time, time.getHour() > 12 || time.getHour() == 0));
    }
    if (time.getHour() > 12 || time.getHour() == 0) {
      if (time.getHour() > 12 && half.equals("pm")) {
        return Optional.of(ClockTime.at(time, true));
      }
      return notATime(scan, match);
    }
    int hour = time.getHour() % 12 + (half.equals("pm") ? 12 : 0);
    return Optional.of(ClockTime.at(time.withHour(hour), true));
  }

  private static Optional<ClockTime> bareHour(GrammarInput scan) {
    return scan.take(BARE_HOUR)
        .flatMap(
            match -> {
              String hour =
                  Optional.ofNullable(match.group(1))
                      .or(() -> Optional.ofNullable(match.group(2)))
                      .orElseGet(() -> match.group(3));
              return time(scan, match, hour + ":00")
                  .map(time -> ClockTime.at(time, time.getHour() > 12 || time.getHour() == 0));
            });
  }

  private static Optional<LocalTime> time(GrammarInput scan, MatchResult match, String written) {
    String[] parts = written.split(":", -1);
    int hour = Integer.parseInt(parts[0]);
    int minute = Integer.parseInt(parts[1]);
    if (hour == 24 && minute == 0) {
      return Optional.of(LocalTime.MIDNIGHT);
    }
    if (hour > 23 || minute > 59) {
      notATime(scan, match);
      return Optional.empty();
    }
    return Optional.of(LocalTime.of(hour, minute));
  }

  private static Optional<ClockTime> notATime(GrammarInput scan, MatchResult match) {
    String written =
        scan.typed(match).replaceFirst("(?i)^(?:at|around|about|by|from|after)\\s+", "");
    scan.note("“" + written + "” is not a time of day.");
    return Optional.empty();
  }

  private static void warnOfSmallHours(GrammarInput scan, LocalTime time) {
    if (time.getHour() > 0 && time.getHour() < 7 && time.getMinute() == 0) {
      scan.note(
          String.format(
              Locale.ROOT,
              "I read the hour as %02d:00; write %dpm for the afternoon.",
              time.getHour(),
              time.getHour()));
    }
  }

  private static PartOfDay part(String word) {
    return switch (word) {
      case "morning" -> PartOfDay.MORNING;
      case "afternoon" -> PartOfDay.AFTERNOON;
      case "evening" -> PartOfDay.EVENING;
      default -> PartOfDay.NIGHT;
    };
  }
}
