package io.signalbox.knowledge.lookup.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of periods named by their ends: "from Friday to Sunday", "9am - 5pm", "until Monday",
 * "since 8:00".
 */
final class TimeRanges {
  private static final Pattern CONNECTOR =
      Pattern.compile(
          "(?<=\\s|\\w)(?:\\s*[-–]\\s*|\\s+(?:to|until|till|til|through|thru|and)\\s+)(?=[\\w])");
  private static final Pattern OPEN =
      Pattern.compile("(?<!\\w)(?<!\\bday )(until|till|til|since|after)\\s+(?=\\w)");
  private static final Pattern OPENER = Pattern.compile("(?:from|between)\\s+(?:the\\s+)?$");

  /**
   * Most candidate positions tried: a question has one or two, and more would let a hostile text
   * cost much time.
   */
  private static final int MOST_PLACES = 4;

  private TimeRanges() {}

  static Optional<NamedTime> take(GrammarInput scan, TimeFrame frame) {
    for (MatchResult place : first(scan.places(CONNECTOR))) {
      Optional<NamedTime> range = closed(scan, frame, place);
      if (range.isPresent()) {
        return range;
      }
    }
    for (MatchResult place : first(scan.places(OPEN))) {
      Optional<NamedTime> range = open(scan, frame, place);
      if (range.isPresent()) {
        return range;
      }
    }
    return Optional.empty();
  }

  private static List<MatchResult> first(List<MatchResult> places) {
    return places.subList(0, Math.min(MOST_PLACES, places.size()));
  }

  private static Optional<NamedTime> closed(GrammarInput scan, TimeFrame frame, MatchResult place) {
    GrammarInput right = scan.within(place.end(), scan.text().length());
    TimeExpression end = TimeExpression.take(right, frame);
    if (end.isEmpty() || !startsAt(right, place.end())) {
      return Optional.empty();
    }
    GrammarInput left = scan.within(0, place.start());
    TimeExpression start = TimeExpression.take(left, frame);
    if (start.isEmpty() || !endsAt(left, place.start())) {
      return Optional.empty();
    }
    boolean and = place.group().strip().equals("and");
    int opener = opener(left, scan.lower());
    if (and && opener < 0) {
      return Optional.empty();
    }
    Optional<NamedTime> from = start.onDaysOf(end).when(left, frame);
    Optional<NamedTime> to = end.onDaysOf(start).when(right, frame);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    scan.adopt(left);
    scan.adopt(right);
    scan.take(place.start(), place.end());
    if (opener >= 0) {
      scan.take(opener, left.spans().getFirst().start());
    }
    return between(scan, from.get().start(), to.get().end(), end.days().isEmpty());
  }

  private static Optional<NamedTime> between(
      GrammarInput scan, Instant from, Instant to, boolean clockOnly) {
    if (to.isAfter(from)) {
      return Optional.of(new NamedTime.During(from, to));
    }
    Instant nextDay = to.plus(Duration.ofDays(1));
    if (clockOnly && nextDay.isAfter(from)) {
      return Optional.of(new NamedTime.During(from, nextDay));
    }
    scan.note("The time asked for ends before it starts; I took its start.");
    return Optional.of(new NamedTime.At(from));
  }

  private static Optional<NamedTime> open(GrammarInput scan, TimeFrame frame, MatchResult place) {
    GrammarInput right = scan.within(place.end(), scan.text().length());
    boolean since = place.group(1).equals("since");
    TimeFrame meant = new TimeFrame(frame.now(), frame.zone(), since || frame.past());
    TimeExpression moment = TimeExpression.take(right, meant);
    Optional<NamedTime> when =
        startsAt(right, place.end()) ? moment.when(right, meant) : Optional.empty();
    if (when.isEmpty()) {
      return when;
    }
    scan.adopt(right);
    scan.take(place.start(), place.end());
    Instant now = frame.now();
    Instant start = when.get().start();
    Instant end = when.get().end();
    return switch (place.group(1)) {
      case "after" -> Optional.of(new NamedTime.At(end));
      case "since" ->
          Optional.of(
              start.isBefore(now) ? new NamedTime.During(start, now) : new NamedTime.At(start));
      default ->
          Optional.of(end.isAfter(now) ? new NamedTime.During(now, end) : new NamedTime.At(end));
    };
  }

  private static boolean startsAt(GrammarInput part, int index) {
    return !part.spans().isEmpty()
        && part.text().substring(index, part.spans().getFirst().start()).isBlank();
  }

  private static boolean endsAt(GrammarInput part, int index) {
    return !part.spans().isEmpty()
        && part.text().substring(part.spans().getLast().end(), index).isBlank();
  }

  private static int opener(GrammarInput left, String text) {
    Matcher before = OPENER.matcher(text.substring(0, left.spans().getFirst().start()));
    return before.find() ? before.start() : -1;
  }
}
