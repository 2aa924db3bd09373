package io.signalbox.ingestion.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
import io.signalbox.ingestion.oncall.shift.CalendarZoneNames;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.oncall.shift.ShiftIntake;
import io.signalbox.ingestion.oncall.shift.TeamName;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parser of on-call schedules in the JSON of PagerDuty's {@code GET /schedules/{id}}. They stand
 * alone, in {@code {"schedules": […]}} or in an array. For the time that PagerDuty rendered, its
 * final schedule is taken as it is; for the rest of the horizon the layers are computed, higher
 * ones hiding lower ones and overrides hiding all.
 */
final class PagerDutySchedule implements RowReader<Shift> {
  private static final Pattern LAYER_NUMBER = Pattern.compile("(?i)layer (\\d{1,4})");

  private final ExpansionHorizon horizon;

  PagerDutySchedule(ExpansionHorizon horizon) {
    this.horizon = horizon;
  }

  static boolean fits(Set<String> names) {
    return names.contains("schedule_layers") || names.contains("final_schedule");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    ShiftIntake intake = new ShiftIntake(path, sink);
    new JsonRows(path, Set.of("schedules"), sink, row -> take(row, intake)).read(in);
  }

  private void take(JsonRow row, ShiftIntake intake) {
    JsonNode schedule =
        row.node().path("schedule").isObject() ? row.node().path("schedule") : row.node();
    String name = JsonFields.any(schedule, "name", "summary").orElse("");
    Optional<String> team =
        TeamName.in(name)
            .or(
                () ->
                    JsonFields.list(schedule.path("teams")).stream()
                        .findFirst()
                        .flatMap(one -> JsonFields.find(one, "summary")));
    String zoneName = JsonFields.find(schedule, "time_zone").orElse("UTC");
    Optional<ZoneId> zone = CalendarZoneNames.find(zoneName);
    if (team.isEmpty()) {
      intake.skip(row.line(), "the schedule names no team, neither in its name nor in \"teams\"");
    } else if (!schedule.has("schedule_layers") && !schedule.has("final_schedule")) {
      intake.skip(
          row.line(),
          "schedule "
              + name
              + " is listed without its layers; ask /schedules/ID, or for"
              + " include[]=schedule_layers, or give /oncalls");
    } else if (zone.isEmpty()) {
      intake.skip(row.line(), "unknown time zone \"" + zoneName + "\" in schedule " + name);
    } else {
      ScheduleReading reading = new ScheduleReading(intake, row.line(), name);
      for (ShiftTimeline.TimelineEntry entry : reading.timeline(schedule, zone.get())) {
        ShiftIntake.Duty duty =
            new ShiftIntake.Duty(team.get(), TeamName.role(name), entry.person());
        intake.take(row.line(), duty, entry.start(), entry.end(), zone.get(), entry.origin());
      }
    }
  }

  /** Parsing of one schedule; an error in it skips only the entry or layer where it occurs. */
  private final class ScheduleReading {
    private final ShiftIntake intake;
    private final long line;
    private final String name;

    ScheduleReading(ShiftIntake intake, long line, String name) {
      this.intake = intake;
      this.line = line;
      this.name = name;
    }

    List<ShiftTimeline.TimelineEntry> timeline(JsonNode schedule, ZoneId zone) {
      ShiftTimeline timeline = new ShiftTimeline();
      for (JsonNode layer : lowestFirst(JsonFields.list(schedule.path("schedule_layers")))) {
        try {
          timeline.cover(RotationLayer.of(layer).entries(horizon, zone));
        } catch (IllegalArgumentException e) {
          skip(e);
        }
      }
      JsonNode overridden =
          schedule.path("overrides_subschedule").path("rendered_schedule_entries");
      List<ShiftTimeline.TimelineEntry> overrides =
          new ArrayList<>(entries(overridden, Origin.OVERRIDE));
      overrides.addAll(entries(schedule.path("overrides"), Origin.OVERRIDE));
      overrides.forEach(override -> timeline.cover(List.of(override)));
      render(
          timeline,
          entries(
              schedule.path("final_schedule").path("rendered_schedule_entries"), Origin.ROTATION),
          overrides);
      return timeline.entries().stream()
          .filter(entry -> horizon.meets(entry.start(), entry.end()))
          .toList();
    }

    /**
     * Replaces the computed timeline by PagerDuty's rendered entries for the time that they span,
     * gaps included.
     */
    private void render(
        ShiftTimeline timeline,
        List<ShiftTimeline.TimelineEntry> rendered,
        List<ShiftTimeline.TimelineEntry> overrides) {
      if (rendered.isEmpty()) {
        return;
      }
      Instant from =
          rendered.stream()
              .map(ShiftTimeline.TimelineEntry::start)
              .min(Comparator.naturalOrder())
              .orElseThrow();
      Instant to =
          rendered.stream()
              .map(ShiftTimeline.TimelineEntry::end)
              .max(Comparator.naturalOrder())
              .orElseThrow();
      timeline.clear(from, to);
      timeline.cover(rendered.stream().map(entry -> marked(entry, overrides)).toList());
    }

    private static ShiftTimeline.TimelineEntry marked(
        ShiftTimeline.TimelineEntry entry, List<ShiftTimeline.TimelineEntry> overrides) {
      boolean overridden =
          overrides.stream()
              .anyMatch(
                  override ->
                      override.person().name().equals(entry.person().name())
                          && !entry.start().isBefore(override.start())
                          && !entry.end().isAfter(override.end()));
      return overridden
          ? new ShiftTimeline.TimelineEntry(
              entry.start(), entry.end(), entry.person(), Origin.OVERRIDE)
          : entry;
    }

    private List<ShiftTimeline.TimelineEntry> entries(JsonNode array, Origin origin) {
      List<ShiftTimeline.TimelineEntry> entries = new ArrayList<>();
      for (JsonNode entry : JsonFields.list(array)) {
        try {
          Instant start = OnCallJson.required(entry, "start");
          Instant end = OnCallJson.required(entry, "end");
          if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                "an entry ends at " + end + ", not after its start at " + start);
          }
          entries.add(
              new ShiftTimeline.TimelineEntry(
                  start, end, OnCallJson.person(entry.path("user")), origin));
        } catch (IllegalArgumentException e) {
          skip(e);
        }
      }
      return entries;
    }

    private void skip(IllegalArgumentException e) {
      intake.skip(line, "schedule " + name + ": " + e.getMessage());
    }
  }

  /**
   * Returns the layers with the lowest first, the reverse of PagerDuty's order. Where all layers
   * have default names, "Layer 1" and so on, the numbers decide, since files written by hand are in
   * their order.
   */
  private static List<JsonNode> lowestFirst(List<JsonNode> layers) {
    List<JsonNode> ordered = new ArrayList<>(layers);
    if (layers.stream().allMatch(layer -> number(layer) > 0)) {
      ordered.sort(Comparator.comparingInt(PagerDutySchedule::number));
    } else {
      Collections.reverse(ordered);
    }
    return ordered;
  }

  private static int number(JsonNode layer) {
    Matcher matcher = LAYER_NUMBER.matcher(JsonFields.text(layer, "name"));
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
