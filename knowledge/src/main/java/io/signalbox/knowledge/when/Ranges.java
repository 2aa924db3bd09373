package io.signalbox.knowledge.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stretches named by their two ends: "from Friday to Sunday", "9am - 5pm", "until Monday", "since
 * 8:00".
 */
final class Ranges {
  private static final Pattern CONNECTOR =
      Pattern.compile(
          "(?<=\\s|\\w)(?:\\s*[-–]\\s*|\\s+(?:to|until|till|til|through|thru|and)\\s+)(?=[\\w])");
  private static final Pattern OPEN =
      Pattern.compile("(?<!\\w)(?<!\\bday )(until|till|til|since|after)\\s+(?=\\w)");
  private static final Pattern OPENER = Pattern.compile("(?:from|between)\\s+(?:the\\s+)?$");

  /** A question has one or two; looking at more would let a hostile text cost dearly. */
  private static final int MOST_PLACES = 4;

  private Ranges() {}

  static Optional<When> take(Scan scan, Frame frame) {
    for (MatchResult place : first(scan.places(CONNECTOR))) {
      Optional<When> range = closed(scan, frame, place);
      if (range.isPresent()) {
        return range;
      }
    }
    for (MatchResult place : first(scan.places(OPEN))) {
      Optional<When> range = open(scan, frame, place);
      if (range.isPresent()) {
        return range;
      }
    }
    return Optional.empty();
  }

  private static List<MatchResult> first(List<MatchResult> places) {
    return places.subList(0, Math.min(MOST_PLACES, places.size()));
  }

  private static Optional<When> closed(Scan scan, Frame frame, MatchResult place) {
    Scan right = scan.within(place.end(), scan.text().length());
    Moment end = Moment.take(right, frame);
    if (end.isEmpty() || !startsAt(right, place.end())) {
      return Optional.empty();
    }
    Scan left = scan.within(0, place.start());
    Moment start = Moment.take(left, frame);
    if (start.isEmpty() || !endsAt(left, place.start())) {
      return Optional.empty();
    }
    boolean and = place.group().strip().equals("and");
    int opener = opener(left, scan.lower());
    if (and && opener < 0) {
      return Optional.empty();
    }
    Optional<When> from = start.onDaysOf(end).when(left, frame);
    Optional<When> to = end.onDaysOf(start).when(right, frame);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    scan.adopt(left);
    scan.adopt(right);
    scan.take(place.start(), place.end());
    if (opener >= 0) {
      scan.take(opener, left.spans().getFirst().start());
    }
    return between(scan, Moment.start(from.get()), Moment.end(to.get()), end.days().isEmpty());
  }

  private static Optional<When> between(Scan scan, Instant from, Instant to, boolean clockOnly) {
    if (to.isAfter(from)) {
      return Optional.of(new When.During(from, to));
    }
    Instant nextDay = to.plus(Duration.ofDays(1));
    if (clockOnly && nextDay.isAfter(from)) {
      return Optional.of(new When.During(from, nextDay));
    }
    scan.note("The time asked for ends before it starts; I took its start.");
    return Optional.of(new When.At(from));
  }

  private static Optional<When> open(Scan scan, Frame frame, MatchResult place) {
    Scan right = scan.within(place.end(), scan.text().length());
    boolean since = place.group(1).equals("since");
    Frame meant = new Frame(frame.now(), frame.zone(), since || frame.past());
    Moment moment = Moment.take(right, meant);
    Optional<When> when =
        startsAt(right, place.end()) ? moment.when(right, meant) : Optional.empty();
    if (when.isEmpty()) {
      return when;
    }
    scan.adopt(right);
    scan.take(place.start(), place.end());
    Instant now = frame.now();
    Instant start = Moment.start(when.get());
    Instant end = Moment.end(when.get());
    return switch (place.group(1)) {
      case "after" -> Optional.of(new When.At(end));
      case "since" ->
          Optional.of(start.isBefore(now) ? new When.During(start, now) : new When.At(start));
      default -> Optional.of(end.isAfter(now) ? new When.During(now, end) : new When.At(end));
    };
  }

  private static boolean startsAt(Scan part, int index) {
    return !part.spans().isEmpty()
        && part.text().substring(index, part.spans().getFirst().start()).isBlank();
  }

  private static boolean endsAt(Scan part, int index) {
    return !part.spans().isEmpty()
        && part.text().substring(part.spans().getLast().end(), index).isBlank();
  }

  private static int opener(Scan left, String text) {
    Matcher before = OPENER.matcher(text.substring(0, left.spans().getFirst().start()));
    return before.find() ? before.start() : -1;
  }
}
