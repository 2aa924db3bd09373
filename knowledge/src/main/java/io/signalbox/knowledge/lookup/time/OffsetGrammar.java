package io.signalbox.knowledge.lookup.time;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Parser of times relative to now: "right now", "in 3 hours", "2h ago", "the next two weeks"; and
 * of ISO instants.
 */
final class OffsetGrammar {
  private static final String HOUR_OR_MINUTE = "(h|hrs?|hours?|m|mins?|minutes?)";
  private static final Pattern NOW =
      GrammarInput.words(
          "right now|just now|now|currently|current|at the moment|at this moment|at"
              + " present|presently|atm|rn|this minute|this very moment|at this time");
  private static final Pattern IN =
      GrammarInput.words("in\\s+(half an|" + NumberWords.PATTERN + ")\\s*" + HOUR_OR_MINUTE);
  private static final Pattern AGO =
      GrammarInput.words(
          "(half an|"
              + NumberWords.PATTERN
              + ")\\s*"
              + HOUR_OR_MINUTE
              + "\\s+(ago|from\\s+now|later)");
  private static final Pattern STRETCH =
      GrammarInput.words(
          "(?:(?:for|over|during|in|within)\\s+)?(?:the\\s+)?(next|coming|following|last|past)\\s+"
              + "(?:("
              + NumberWords.PATTERN
              + ")\\s*)?(hours?|hrs?|h|minutes?|mins?|days|weeks|months)");
  private static final Pattern INSTANT =
      Pattern.compile(
          "(?<![\\w-])(?:at\\s+|on\\s+)?(\\d{4}-\\d{2}-\\d{2})[t"
              + " ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?\\s?(z|[+-]\\d{2}:?\\d{2})(?!\\w)");

  private OffsetGrammar() {}

  static Optional<NamedTime> take(GrammarInput scan, TimeFrame frame) {
    Instant now = frame.now();
    return scan.take(INSTANT)
        .flatMap(match -> instant(scan, match))
        .or(() -> scan.take(IN).map(match -> at(now.plus(duration(match)))))
        .or(() -> scan.take(AGO).map(match -> at(ago(now, match))))
        .or(() -> scan.take(STRETCH).map(match -> stretch(frame, match)));
  }

  /**
   * Consumes "now", after all other grammars, because it says less than any other time expression.
   */
  static Optional<NamedTime> takeNow(GrammarInput scan, TimeFrame frame) {
    return scan.take(NOW).map(match -> at(frame.now()));
  }

  private static NamedTime at(Instant instant) {
    return new NamedTime.At(instant);
  }

  private static Instant ago(Instant now, MatchResult match) {
    Duration duration = duration(match);
    return match.group(3).equals("ago") ? now.minus(duration) : now.plus(duration);
  }

  private static Duration duration(MatchResult match) {
    boolean hours = match.group(2).startsWith("h");
    if (match.group(1).equals("half an")) {
      return hours ? Duration.ofMinutes(30) : Duration.ofSeconds(30);
    }
    int count = NumberWords.of(match.group(1));
    return hours ? Duration.ofHours(count) : Duration.ofMinutes(count);
  }

  private static NamedTime stretch(TimeFrame frame, MatchResult match) {
    boolean back = match.group(1).equals("last") || match.group(1).equals("past");
    // "The next days" has no number; a few are meant.
    int few = match.group(3).matches("days|weeks|months") ? 3 : 1;
    int count =
        (back ? -1 : 1) * Optional.ofNullable(match.group(2)).map(NumberWords::of).orElse(few);
    ZonedDateTime now = frame.now().atZone(frame.zone());
    String unit = match.group(3);
    ZonedDateTime other =
        switch (unit.charAt(0)) {
          case 'd' -> now.plusDays(count);
          case 'w' -> now.plusWeeks(count);
          case 'h' -> now.plusHours(count);
          default -> unit.startsWith("mo") ? now.plusMonths(count) : now.plusMinutes(count);
        };
    return back
        ? new NamedTime.During(other.toInstant(), frame.now())
        : new NamedTime.During(frame.now(), other.toInstant());
  }

  private static Optional<NamedTime> instant(GrammarInput scan, MatchResult match) {
    String seconds = Optional.ofNullable(match.group(3)).orElse(":00");
    String offset = match.group(4).toUpperCase(Locale.ROOT);
    String colon =
        offset.length() == 5 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    try {
      return Optional.of(
          at(
              OffsetDateTime.parse(match.group(1) + "T" + match.group(2) + seconds + colon)
                  .toInstant()));
    } catch (DateTimeParseException e) {
      scan.note("“" + scan.typed(match) + "” is not a date and time.");
      return Optional.empty();
    }
  }
}
