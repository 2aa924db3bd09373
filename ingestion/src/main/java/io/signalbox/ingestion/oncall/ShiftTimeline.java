package io.signalbox.ingestion.oncall;

import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Timeline of on-call entries, one person at a time, where entries added later replace those below
 * them.
 */
final class ShiftTimeline {
  private List<TimelineEntry> entries = new ArrayList<>();

  /**
   * Interval in which one person is on call.
   *
   * @param end first instant after it
   */
  record TimelineEntry(Instant start, Instant end, OnCallPerson person, Origin origin) {
    boolean isEmpty() {
      return !end.isAfter(start);
    }

    TimelineEntry within(Instant from, Instant to) {
      return new TimelineEntry(
          start.isBefore(from) ? from : start, end.isAfter(to) ? to : end, person, origin);
    }
  }

  /** Adds entries that replace what is below them; they must not overlap each other. */
  void cover(List<TimelineEntry> above) {
    List<TimelineEntry> sorted =
        above.stream()
            .filter(entry -> !entry.isEmpty())
            .sorted(Comparator.comparing(TimelineEntry::start))
            .toList();
    List<TimelineEntry> covered = new ArrayList<>(sorted);
    for (TimelineEntry below : entries) {
      covered.addAll(holes(below, sorted));
    }
    entries = covered;
  }

  /** Removes all entries, or parts of them, between two instants. */
  void clear(Instant from, Instant to) {
    List<TimelineEntry> left = new ArrayList<>();
    for (TimelineEntry entry : entries) {
      left.add(entry.within(Instant.MIN, from));
      left.add(entry.within(to, Instant.MAX));
    }
    left.removeIf(TimelineEntry::isEmpty);
    entries = left;
  }

  /** Returns the entries in order of time; adjacent ones of one person and origin are merged. */
  List<TimelineEntry> entries() {
    List<TimelineEntry> joined = new ArrayList<>();
    for (TimelineEntry entry :
        entries.stream().sorted(Comparator.comparing(TimelineEntry::start)).toList()) {
      TimelineEntry last = joined.isEmpty() ? entry : joined.getLast();
      boolean continues =
          last.end().equals(entry.start())
              && last.person().equals(entry.person())
              && last.origin() == entry.origin();
      if (continues) {
        joined.set(
            joined.size() - 1,
            new TimelineEntry(last.start(), entry.end(), last.person(), last.origin()));
      } else {
        joined.add(entry);
      }
    }
    return joined;
  }

  /** Returns the parts of an entry not covered by those above it, which are in order. */
  private static List<TimelineEntry> holes(TimelineEntry below, List<TimelineEntry> above) {
    List<TimelineEntry> holes = new ArrayList<>();
    Instant from = below.start();
    for (TimelineEntry cover : firstTouching(below, above)) {
      if (!cover.start().isBefore(below.end())) {
        break;
      }
      if (cover.start().isAfter(from)) {
        holes.add(below.within(from, cover.start()));
      }
      from = cover.end().isAfter(from) ? cover.end() : from;
    }
    if (from.isBefore(below.end())) {
      holes.add(below.within(from, below.end()));
    }
    return holes;
  }

  /**
   * Returns the entries from the first that ends after the start of the one below, by binary
   * search.
   */
  private static List<TimelineEntry> firstTouching(TimelineEntry below, List<TimelineEntry> above) {
    int low = 0;
    int high = above.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (above.get(middle).end().isAfter(below.start())) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return above.subList(low, above.size());
  }
}
