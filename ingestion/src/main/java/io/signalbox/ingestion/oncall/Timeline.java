package io.signalbox.ingestion.oncall;

import io.signalbox.knowledge.oncall.Person;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sequence of duties, one person at a time, in which a later layer covers an earlier one. */
final class Timeline {
  private List<Entry> entries = new ArrayList<>();

  /**
   * One person without interruption.
   *
   * @param end first instant after it
   */
  record Entry(Instant start, Instant end, Person person, Origin origin) {
    boolean isEmpty() {
      return !end.isAfter(start);
    }

    Entry within(Instant from, Instant to) {
      return new Entry(
          start.isBefore(from) ? from : start, end.isAfter(to) ? to : end, person, origin);
    }
  }

  /** Covers the timeline with entries, which must not overlap each other. */
  void cover(List<Entry> above) {
    List<Entry> sorted =
        above.stream()
            .filter(entry -> !entry.isEmpty())
            .sorted(Comparator.comparing(Entry::start))
            .toList();
    List<Entry> covered = new ArrayList<>(sorted);
    for (Entry below : entries) {
      covered.addAll(holes(below, sorted));
    }
    entries = covered;
  }

  /** Takes everything away between two instants. */
  void clear(Instant from, Instant to) {
    List<Entry> left = new ArrayList<>();
    for (Entry entry : entries) {
      left.add(entry.within(Instant.MIN, from));
      left.add(entry.within(to, Instant.MAX));
    }
    left.removeIf(Entry::isEmpty);
    entries = left;
  }

  /** Returns the entries in order of time; adjacent ones of one person and origin are merged. */
  List<Entry> entries() {
    List<Entry> joined = new ArrayList<>();
    for (Entry entry : entries.stream().sorted(Comparator.comparing(Entry::start)).toList()) {
      Entry last = joined.isEmpty() ? entry : joined.getLast();
      boolean continues =
          last.end().equals(entry.start())
              && last.person().equals(entry.person())
              && last.origin() == entry.origin();
      if (continues) {
        joined.set(
            joined.size() - 1, new Entry(last.start(), entry.end(), last.person(), last.origin()));
      } else {
        joined.add(entry);
      }
    }
    return joined;
  }

  /** Returns the parts of an entry not covered by those above it, which are in order. */
  private static List<Entry> holes(Entry below, List<Entry> above) {
    List<Entry> holes = new ArrayList<>();
    Instant from = below.start();
    for (Entry cover : firstTouching(below, above)) {
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

  /** The tail of the list that can matter, found by halving: rotations have thousands of turns. */
  private static List<Entry> firstTouching(Entry below, List<Entry> above) {
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
