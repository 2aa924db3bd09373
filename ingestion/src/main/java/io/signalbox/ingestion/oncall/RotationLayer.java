package io.signalbox.ingestion.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * One rotation layer of an on-call schedule, which computes whose turn it is. A turn of whole days
 * or a divisor of a day starts at the same local time all year; any other length is elapsed time.
 *
 * @param start of the layer; the rotation may have begun earlier
 * @param end first instant after it; {@link Instant#MAX} when it never ends
 * @param firstTurn when the first of the people began
 */
record RotationLayer(
    Instant start,
    Instant end,
    Instant firstTurn,
    Duration turn,
    List<OnCallPerson> people,
    List<LayerRestriction> restrictions) {

  private static final Duration SHORTEST_TURN = Duration.ofMinutes(15);
  private static final Duration LONGEST_TURN = Duration.ofDays(366);

  /**
   * Parses a layer in PagerDuty's JSON.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with the layer
   */
  static RotationLayer of(JsonNode layer) {
    Duration turn = Duration.ofSeconds(layer.path("rotation_turn_length_seconds").asLong(0));
    if (turn.compareTo(SHORTEST_TURN) < 0 || turn.compareTo(LONGEST_TURN) > 0) {
      throw new IllegalArgumentException(
          "rotation_turn_length_seconds is not between 900 and " + LONGEST_TURN.toSeconds());
    }
    Instant start = OnCallJson.required(layer, "start");
    List<OnCallPerson> people = new ArrayList<>();
    for (JsonNode user : JsonFields.list(layer.path("users"))) {
      people.add(OnCallJson.person(user.path("user").isObject() ? user.path("user") : user));
    }
    if (people.isEmpty()) {
      throw new IllegalArgumentException("the layer has no users");
    }
    return new RotationLayer(
        start,
        OnCallJson.find(layer, "end").orElse(Instant.MAX),
        OnCallJson.find(layer, "rotation_virtual_start").orElse(start),
        turn,
        List.copyOf(people),
        JsonFields.list(layer.path("restrictions")).stream().map(LayerRestriction::of).toList());
  }

  /** Expands the turns of this layer within the horizon, without regard to other layers. */
  List<ShiftTimeline.TimelineEntry> entries(ExpansionHorizon horizon, ZoneId zone) {
    Instant from = horizon.from().isAfter(start) ? horizon.from() : start;
    Instant to = horizon.to().isBefore(end) ? horizon.to() : end;
    List<ShiftTimeline.TimelineEntry> turns = new ArrayList<>();
    if (!to.isAfter(from)) {
      return turns;
    }
    // A day's slack on either side: the clocks may have changed since the first turn.
    long number =
        Math.floorDiv(Duration.between(firstTurn, from).minusDays(1).toSeconds(), turn.toSeconds());
    for (Instant begin = turnStart(number, zone);
        begin.isBefore(to);
        begin = turnStart(number, zone)) {
      OnCallPerson person = people.get((int) Math.floorMod(number, (long) people.size()));
      Instant next = turnStart(number + 1, zone);
      turns.add(
          new ShiftTimeline.TimelineEntry(begin, next, person, Origin.ROTATION).within(from, to));
      number++;
    }
    turns.removeIf(ShiftTimeline.TimelineEntry::isEmpty);
    return restrictions.isEmpty() ? turns : restricted(turns, new ExpansionHorizon(from, to), zone);
  }

  private Instant turnStart(long number, ZoneId zone) {
    Duration passed = turn.multipliedBy(number);
    long day = Duration.ofDays(1).toSeconds();
    boolean onTheClock = turn.toSeconds() % day == 0 || day % turn.toSeconds() == 0;
    return onTheClock
        ? LocalDateTime.ofInstant(firstTurn, zone).plus(passed).atZone(zone).toInstant()
        : firstTurn.plus(passed);
  }

  /** Intersects the turns with the restrictions' windows; both lists are in order of time. */
  private List<ShiftTimeline.TimelineEntry> restricted(
      List<ShiftTimeline.TimelineEntry> turns, ExpansionHorizon horizon, ZoneId zone) {
    List<LayerRestriction.Window> windows = LayerRestriction.windows(restrictions, horizon, zone);
    List<ShiftTimeline.TimelineEntry> left = new ArrayList<>();
    int first = 0;
    for (ShiftTimeline.TimelineEntry entry : turns) {
      while (first < windows.size() && !windows.get(first).end().isAfter(entry.start())) {
        first++;
      }
      for (int i = first; i < windows.size() && windows.get(i).start().isBefore(entry.end()); i++) {
        left.add(entry.within(windows.get(i).start(), windows.get(i).end()));
      }
    }
    left.removeIf(ShiftTimeline.TimelineEntry::isEmpty);
    return left;
  }
}
