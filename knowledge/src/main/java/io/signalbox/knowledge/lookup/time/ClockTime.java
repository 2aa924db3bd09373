package io.signalbox.knowledge.lookup.time;

import java.time.LocalTime;
import java.util.Optional;

/**
 * Time of day, part of the day, or both, as in "8 in the evening".
 *
 * @param time by the clock, where one was named
 * @param exact whether the time leaves no doubt between morning and afternoon
 * @param midnight whether it is the midnight that ends the day
 */
record ClockTime(
    Optional<LocalTime> time, boolean exact, boolean midnight, Optional<PartOfDay> part) {

  /** Part of a day; the night ends at six the next day. */
  enum PartOfDay {
    MORNING(6, 12),
    AFTERNOON(12, 18),
    EVENING(18, 22),
    NIGHT(18, 6);

    final LocalTime from;
    final LocalTime to;

    PartOfDay(int from, int to) {
      this.from = LocalTime.of(from, 0);
      this.to = LocalTime.of(to, 0);
    }
  }

  static ClockTime of(PartOfDay part) {
    return new ClockTime(Optional.empty(), false, false, Optional.of(part));
  }

  static ClockTime at(LocalTime time, boolean exact) {
    return new ClockTime(Optional.of(time), exact, false, Optional.empty());
  }

  ClockTime in(PartOfDay part) {
    return new ClockTime(time, exact, midnight, Optional.of(part));
  }

  /** Returns the clock time, with "9" in "tonight at 9" resolved to 21:00. */
  Optional<LocalTime> settled() {
    return time.map(
        given -> {
          boolean later =
              part.isPresent() && part.get() != PartOfDay.MORNING && given.getHour() < 12;
          boolean small = part.isPresent() && part.get() == PartOfDay.NIGHT && given.getHour() < 6;
          return !exact && later && !small ? given.plusHours(12) : given;
        });
  }

  /** Returns whether the resolved time belongs to the early hours after the named day. */
  boolean nextDay() {
    boolean night = part.isPresent() && part.get() == PartOfDay.NIGHT;
    return midnight || (night && settled().isPresent() && settled().get().getHour() < 6);
  }
}
