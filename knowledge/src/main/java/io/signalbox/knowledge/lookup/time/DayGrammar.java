package io.signalbox.knowledge.lookup.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parser of days relative to today: "tomorrow", "on Friday", "next week", "in two days". Weeks
 * start on Monday. "On Friday" and "this Friday" are the coming one, today if today is a Friday;
 * "next Friday" is that of next week; "last Friday" the one before today. In a text about the past
 * "on Friday" is the last one, today included. "This weekend" is the one that comes or is on, "next
 * weekend" the one after it.
 */
final class DayGrammar {
  private static final String WEEKDAY =
      "(mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?|nsday)?|wensday|thu(?:r|rs|rsdays?)?|thrusday"
          + "|fri(?:days?)?|firday|sat(?:urdays?)?|sun(?:days?)?)";
  private static final String NEXT_OR_LAST = "(?:(next|last|past|previous|this|coming)\\s+)?";
  private static final Pattern RELATIVE =
      GrammarInput.words(
          "(?:for\\s+)?(?:the\\s+)?(day after tomorrow|day before"
              + " yesterday|tomorrow|tommorow|tomorow|tommorrow|tmrw|tmr|yesterday|today)(?:'s)?");
  private static final Pattern NIGHT =
      Pattern.compile(
          GrammarInput.START
              + "(?:(last)\\s+(?=night"
              + GrammarInput.END
              + ")|this\\s+(?=(?:morning|afternoon|evening|night)"
              + GrammarInput.END
              + "))");
  private static final Pattern TONIGHT =
      Pattern.compile(GrammarInput.START + "(?=(?:tonight|tonite)" + GrammarInput.END + ")");
  private static final Pattern WEEK_THEN_DAY =
      GrammarInput.words(GrammarInput.ON + "(next|last|this)\\s+week(?:'s|\\s+on)?\\s+" + WEEKDAY);
  private static final Pattern WEEKDAYS =
      GrammarInput.words(
          GrammarInput.ON + NEXT_OR_LAST + WEEKDAY + "(?:\\s+(next|last|this)\\s+week)?");
  private static final Pattern WEEKEND =
      GrammarInput.words(GrammarInput.ON + NEXT_OR_LAST + "week-?\\s?ends?");
  private static final Pattern WEEK_OR_MONTH =
      GrammarInput.words(
          GrammarInput.ON
              + "(?:rest\\s+of\\s+)?(?:(next|last|past|previous|this|coming|the)\\s+)(week|month)");
  private static final Pattern COUNTED =
      GrammarInput.words(
          "in\\s+(" + NumberWords.PATTERN + ")\\s*(d|days?|w|weeks?|months?)(?:'?\\s+time)?");
  private static final Pattern COUNTED_FROM_NOW =
      GrammarInput.words(
          "("
              + NumberWords.PATTERN
              + ")\\s*(d|days?|w|weeks?|months?)\\s+(ago|from\\s+now|from\\s+today|later)");

  private DayGrammar() {}

  static Optional<DayRange> take(GrammarInput scan, TimeFrame frame) {
    LocalDate today = frame.today();
    return scan.take(RELATIVE)
        .map(match -> DayRange.one(relative(match.group(1), today)))
        .or(
            () ->
                scan.take(NIGHT)
                    .map(m -> DayRange.one(m.group(1) == null ? today : today.minusDays(1))))
        .or(() -> tonight(scan, frame))
        .or(() -> scan.take(COUNTED).map(m -> DayRange.one(counted(m, today, 1))))
        .or(
            () ->
                scan.take(COUNTED_FROM_NOW)
                    .map(m -> DayRange.one(counted(m, today, m.group(3).equals("ago") ? -1 : 1))))
        .or(() -> scan.take(WEEK_THEN_DAY).map(m -> inWeek(m.group(1), m.group(2), today)))
        .or(() -> scan.take(WEEKEND).map(m -> weekend(frame, modifier(m))))
        .or(() -> scan.take(WEEKDAYS).map(m -> weekday(frame, m)))
        .or(() -> scan.take(WEEK_OR_MONTH).map(m -> weekOrMonth(today, m)));
  }

  /** Resolves "tonight"; in the early hours it is the current night. */
  private static Optional<DayRange> tonight(GrammarInput scan, TimeFrame frame) {
    boolean smallHours = frame.now().atZone(frame.zone()).getHour() < 6;
    LocalDate day = smallHours ? frame.today().minusDays(1) : frame.today();
    return scan.places(TONIGHT).isEmpty() ? Optional.empty() : Optional.of(DayRange.one(day));
  }

  /**
   * Returns the day of the week that the text names, without a modifier such as "next", to check a
   * full date by.
   */
  static Optional<DayOfWeek> takeName(GrammarInput scan) {
    return scan.take(WEEKDAYS).map(match -> day(match.group(2)));
  }

  private static LocalDate relative(String word, LocalDate today) {
    return switch (word) {
      case "day after tomorrow" -> today.plusDays(2);
      case "day before yesterday" -> today.minusDays(2);
      case "yesterday" -> today.minusDays(1);
      case "today" -> today;
      default -> today.plusDays(1);
    };
  }

  private static LocalDate counted(MatchResult match, LocalDate today, int sign) {
    int count = sign * NumberWords.of(match.group(1));
    return switch (match.group(2).charAt(0)) {
      case 'd' -> today.plusDays(count);
      case 'w' -> today.plusWeeks(count);
      default -> today.plusMonths(count);
    };
  }

  private static DayRange inWeek(String modifier, String day, LocalDate today) {
    return DayRange.one(monday(today, modifier).with(TemporalAdjusters.nextOrSame(day(day))));
  }

  private static DayRange weekday(TimeFrame frame, MatchResult match) {
    LocalDate today = frame.today();
    if (match.group(3) != null) {
      return inWeek(match.group(3), match.group(2), today);
    }
    DayOfWeek day = day(match.group(2));
    return switch (modifier(match)) {
      case "next" -> inWeek("next", match.group(2), today);
      case "last" -> DayRange.one(today.with(TemporalAdjusters.previous(day)));
      default ->
          DayRange.one(
              today.with(
                  frame.past()
                      ? TemporalAdjusters.previousOrSame(day)
                      : TemporalAdjusters.nextOrSame(day)));
    };
  }

  private static DayRange weekend(TimeFrame frame, String modifier) {
    LocalDate monday = monday(frame.today(), "this");
    boolean isOn = frame.today().getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    int weeks =
        switch (modifier) {
          case "next" -> 1;
          case "last" -> -1;
          default -> frame.past() && !isOn ? -1 : 0;
        };
    LocalDate saturday = monday.plusWeeks(weeks).with(DayOfWeek.SATURDAY);
    return new DayRange(saturday, saturday.plusDays(2));
  }

  private static DayRange weekOrMonth(LocalDate today, MatchResult match) {
    String modifier = modifier(match);
    if (match.group(2).equals("week")) {
      return DayRange.week(monday(today, modifier));
    }
    LocalDate first = today.withDayOfMonth(1);
    return DayRange.month(
        switch (modifier) {
          case "next" -> first.plusMonths(1);
          case "last" -> first.minusMonths(1);
          default -> first;
        });
  }

  private static LocalDate monday(LocalDate today, String modifier) {
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return switch (modifier) {
      case "next" -> monday.plusWeeks(1);
      case "last" -> monday.minusWeeks(1);
      default -> monday;
    };
  }

  private static String modifier(MatchResult match) {
    String written = Optional.ofNullable(match.group(1)).orElse("this");
    return switch (written) {
      case "past", "previous" -> "last";
      default -> written;
    };
  }

  private static DayOfWeek day(String written) {
    return switch (written.substring(0, 2)) {
      case "mo" -> DayOfWeek.MONDAY;
      case "tu" -> DayOfWeek.TUESDAY;
      case "we" -> DayOfWeek.WEDNESDAY;
      case "th" -> DayOfWeek.THURSDAY;
      case "fr", "fi" -> DayOfWeek.FRIDAY;
      case "sa" -> DayOfWeek.SATURDAY;
      default -> DayOfWeek.SUNDAY;
    };
  }
}
