package io.signalbox.knowledge.when;

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
 * Times counted from now: "right now", "in 3 hours", "2h ago", "the next two weeks"; and instants.
 */
final class OffsetGrammar {
  private static final String HOUR_OR_MINUTE = "(h|hrs?|hours?|m|mins?|minutes?)";
  private static final Pattern NOW =
      Scan.words(
          "right now|just now|now|currently|current|at the moment|at this moment|at present|presently|atm|rn|this minute"
              + "|this very moment|at this time");
  private static final Pattern IN =
      Scan.words("in\\s+(half an|" + Numbers.PATTERN + ")\\s*" + HOUR_OR_MINUTE);
  private static final Pattern AGO =
      Scan.words(
          "(half an|" + Numbers.PATTERN + ")\\s*" + HOUR_OR_MINUTE + "\\s+(ago|from\\s+now|later)");
  private static final Pattern STRETCH =
      Scan.words(
          "(?:(?:for|over|during|in|within)\\s+)?(?:the\\s+)?(next|coming|following|last|past)\\s+"
              + "(?:("
              + Numbers.PATTERN
              + ")\\s*)?(hours?|hrs?|h|minutes?|mins?|days|weeks|months)");
  private static final Pattern INSTANT =
      Pattern.compile(
          "(?<![\\w-])(?:at\\s+|on\\s+)?(\\d{4}-\\d{2}-\\d{2})[t ](\\d{2}:\\d{2})(:\\d{2}(?:\\.\\d{1,9})?)?"
              + "\\s?(z|[+-]\\d{2}:?\\d{2})(?!\\w)");

  private OffsetGrammar() {}

  static Optional<When> take(Scan scan, Frame frame) {
    Instant now = frame.now();
    return scan.take(INSTANT)
        .flatMap(match -> instant(scan, match))
        .or(() -> scan.take(IN).map(match -> at(now.plus(duration(match)))))
        .or(() -> scan.take(AGO).map(match -> at(ago(now, match))))
        .or(() -> scan.take(STRETCH).map(match -> stretch(frame, match)));
  }

  /** Last of all, because "now" says less than anything else the text may say. */
  static Optional<When> takeNow(Scan scan, Frame frame) {
    return scan.take(NOW).map(match -> at(frame.now()));
  }

  private static When at(Instant instant) {
    return new When.At(instant);
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
    int count = Numbers.of(match.group(1));
    return hours ? Duration.ofHours(count) : Duration.ofMinutes(count);
  }

  private static When stretch(Frame frame, MatchResult match) {
    boolean back = match.group(1).equals("last") || match.group(1).equals("past");
    // "The next days" has no number; a few are meant.
    int few = match.group(3).matches("days|weeks|months") ? 3 : 1;
    int count = (back ? -1 : 1) * Optional.ofNullable(match.group(2)).map(Numbers::of).orElse(few);
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
        ? new When.During(other.toInstant(), frame.now())
        : new When.During(frame.now(), other.toInstant());
  }

  private static Optional<When> instant(Scan scan, MatchResult match) {
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
