package io.signalbox.ingestion.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Weekly or daily time window, in local time, in which a rotation layer is active.
 *
 * @param day empty when it holds every day
 */
record LayerRestriction(Optional<DayOfWeek> day, LocalTime time, Duration length) {

  /** Interval in which the layer is on call. */
  record Window(Instant start, Instant end) {}

  /**
   * Parses a restriction in PagerDuty's JSON.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  static LayerRestriction of(JsonNode restriction) {
    boolean weekly = JsonFields.text(restriction, "type").equals("weekly_restriction");
    Duration length = Duration.ofSeconds(restriction.path("duration_seconds").asLong(0));
    if (length.isNegative()
        || length.isZero()
        || length.compareTo(Duration.ofDays(weekly ? 7 : 1)) > 0) {
      throw new IllegalArgumentException(
          "a restriction's duration_seconds is not between 1 and a " + (weekly ? "week" : "day"));
    }
    try {
      return new LayerRestriction(
          weekly
              ? Optional.of(DayOfWeek.of(restriction.path("start_day_of_week").asInt(0)))
              : Optional.empty(),
          LocalTime.parse(JsonFields.text(restriction, "start_time_of_day")),
          length);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a restriction has no start_time_of_day such as 09:00:00, or no start_day_of_week from 1"
              + " to 7",
          e);
    }
  }

  /**
   * Expands restrictions to windows within the horizon, in order, merging those that touch or
   * overlap.
   */
  static List<Window> windows(
      List<LayerRestriction> restrictions, ExpansionHorizon horizon, ZoneId zone) {
    List<Window> windows = new ArrayList<>();
    LocalDate last = LocalDate.ofInstant(horizon.to(), zone);
    for (LocalDate date = LocalDate.ofInstant(horizon.from(), zone).minusDays(8);
        !date.isAfter(last);
        date = date.plusDays(1)) {
      for (LayerRestriction restriction : restrictions) {
        if (restriction.day().isEmpty() || restriction.day().get() == date.getDayOfWeek()) {
          windows.add(restriction.window(date, zone));
        }
      }
    }
    windows.sort(Comparator.comparing(Window::start));
    List<Window> joined = new ArrayList<>();
    for (Window window : windows) {
      boolean touches = !joined.isEmpty() && !window.start().isAfter(joined.getLast().end());
      if (touches) {
        Window before = joined.removeLast();
        joined.add(
            new Window(
                before.start(), window.end().isAfter(before.end()) ? window.end() : before.end()));
      } else {
        joined.add(window);
      }
    }
    return joined;
  }

  private Window window(LocalDate date, ZoneId zone) {
    return new Window(
        date.atTime(time).atZone(zone).toInstant(),
        date.atTime(time).plus(length).atZone(zone).toInstant());
  }
}
