package io.signalbox.knowledge.lookup.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Parsed parts of one time expression: days, a time of day, or an offset from now. */
record TimeExpression(
    Optional<NamedTime> counted, Optional<DayRange> days, Optional<ClockTime> clock) {

  /** Consumes all parts that describe one time from the input. */
  static TimeExpression take(GrammarInput scan, TimeFrame frame) {
    Optional<NamedTime> counted = OffsetGrammar.take(scan, frame);
    if (counted.isPresent()) {
      return new TimeExpression(counted, Optional.empty(), Optional.empty());
    }
    int before = scan.notices().size();
    Optional<DayRange> date =
        DateGrammar.take(scan, frame).or(() -> NamedHolidays.take(scan, frame));
    if (date.isEmpty() && scan.notices().size() > before) {
      // A date that does not exist is not replaced by what the rest of the text would mean alone.
      DayGrammar.take(scan, frame);
      ClockGrammar.take(scan);
      return new TimeExpression(counted, date, Optional.empty());
    }
    date.ifPresent(day -> checkWeekday(scan, day));
    Optional<DayRange> days = date.or(() -> DayGrammar.take(scan, frame));
    Optional<ClockTime> clock = ClockGrammar.take(scan);
    if (days.isEmpty() && clock.isEmpty()) {
      return new TimeExpression(
          OffsetGrammar.takeNow(scan, frame), Optional.empty(), Optional.empty());
    }
    return new TimeExpression(Optional.empty(), days, clock);
  }

  boolean isEmpty() {
    return counted.isEmpty() && days.isEmpty() && clock.isEmpty();
  }

  /** Returns a copy with the other's days if this one names none but needs some. */
  TimeExpression onDaysOf(TimeExpression other) {
    return counted.isEmpty() && days.isEmpty()
        ? new TimeExpression(counted, other.days, clock)
        : this;
  }

  Optional<NamedTime> when(GrammarInput scan, TimeFrame frame) {
    if (counted.isPresent() || isEmpty()) {
      return counted;
    }
    if (days.isPresent() && clock.isEmpty()) {
      return Optional.of(
          new NamedTime.During(frame.startOf(days.get().from()), frame.startOf(days.get().to())));
    }
    return clock.map(
        time ->
            days.map(day -> on(scan, frame, day.from(), time))
                .orElseGet(() -> nearest(scan, frame, time)));
  }

  private static NamedTime on(GrammarInput scan, TimeFrame frame, LocalDate day, ClockTime clock) {
    Optional<LocalTime> time = clock.settled();
    if (time.isPresent()) {
      return new NamedTime.At(
          instant(scan, frame, (clock.nextDay() ? day.plusDays(1) : day).atTime(time.get())));
    }
    ClockTime.PartOfDay part = clock.part().orElseThrow();
    boolean overnight = part.to.isBefore(part.from);
    return new NamedTime.During(
        day.atTime(part.from).atZone(frame.zone()).toInstant(),
        (overnight ? day.plusDays(1) : day).atTime(part.to).atZone(frame.zone()).toInstant());
  }

  /** Resolves a time without a day: the next one, or in a text about the past the last one. */
  private static NamedTime nearest(GrammarInput scan, TimeFrame frame, ClockTime clock) {
    LocalDate today = frame.today();
    Stream<LocalDate> near = today.minusDays(2).datesUntil(today.plusDays(3));
    // What the clocks do on a day that is not chosen is nobody's concern, hence the scan of
    // nothing.
    Predicate<LocalDate> meant =
        frame.past()
            ? day -> on(scan.within(0, 0), frame, day, clock).start().isBefore(frame.now())
            : day -> !on(scan.within(0, 0), frame, day, clock).end().isBefore(frame.now());
    Optional<LocalDate> day =
        frame.past() ? near.filter(meant).reduce((a, b) -> b) : near.filter(meant).findFirst();
    return on(scan, frame, day.orElse(today), clock);
  }

  /**
   * Resolves a local time as {@link LocalDateTime#atZone} does, with a notice where the clocks
   * change.
   */
  private static Instant instant(GrammarInput scan, TimeFrame frame, LocalDateTime local) {
    List<ZoneOffset> offsets = frame.zone().getRules().getValidOffsets(local);
    if (offsets.size() != 1) {
      String written = written(local);
      LocalTime taken = local.atZone(frame.zone()).toLocalTime();
      scan.note(
          offsets.isEmpty()
              ? written
                  + " does not exist in "
                  + frame.zone()
                  + ", because the clocks go forward; I took "
                  + taken
                  + "."
              : written
                  + " happens twice in "
                  + frame.zone()
                  + ", because the clocks go back; I took the first.");
    }
    return local.atZone(frame.zone()).toInstant();
  }

  private static String written(LocalDateTime local) {
    return DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", Locale.ENGLISH).format(local);
  }

  private static void checkWeekday(GrammarInput scan, DayRange days) {
    DayGrammar.takeName(scan)
        .filter(name -> days.to().equals(days.from().plusDays(1)))
        .filter(name -> name != days.from().getDayOfWeek())
        .ifPresent(
            name ->
                scan.note(
                    DateTimeFormatter.ofPattern("d MMMM yyyy 'is a' EEEE", Locale.ENGLISH)
                            .format(days.from())
                        + "; I went by the date."));
  }
}
