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
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of on-call schedules in the JSON of Opsgenie and Jira Service Management, with rotations
 * or a timeline. These are single schedules, lists from {@code GET /v2/schedules}, and timelines.
 * All rotations of a schedule are on call in parallel; a timeline is taken as it is.
 */
final class OpsgenieSchedule implements RowReader<Shift> {
  private final ExpansionHorizon horizon;

  OpsgenieSchedule(ExpansionHorizon horizon) {
    this.horizon = horizon;
  }

  static boolean fits(Set<String> names) {
    return names.contains("rotations") || names.contains("finalTimeline");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    ShiftIntake intake = new ShiftIntake(path, sink);
    new JsonRows(path, Set.of("data", "values"), sink, row -> take(row, intake)).read(in);
  }

  private void take(JsonRow row, ShiftIntake intake) {
    JsonNode schedule = row.node().path("data").isObject() ? row.node().path("data") : row.node();
    JsonNode named = schedule.path("_parent").isObject() ? schedule.path("_parent") : schedule;
    String name = JsonFields.text(named, "name");
    Optional<String> team =
        JsonFields.find(schedule, "ownerTeam", "name").or(() -> TeamName.in(name));
    String zoneName = JsonFields.any(schedule, "timezone", "timeZone").orElse("UTC");
    Optional<ZoneId> zone = CalendarZoneNames.find(zoneName);
    if (team.isEmpty()) {
      intake.skip(row.line(), "the schedule names no team, neither as owner nor in its name");
    } else if (zone.isEmpty()) {
      intake.skip(row.line(), "unknown time zone \"" + zoneName + "\" in schedule " + name);
    } else if (schedule.path("enabled").isBoolean() && !schedule.path("enabled").asBoolean()) {
      intake.sink().leftOut("a schedule that is switched off");
    } else {
      ScheduleReading reading =
          new ScheduleReading(intake, row.line(), name, team.get(), zone.get());
      boolean isTimeline = schedule.path("finalTimeline").isObject();
      JsonNode rotations =
          isTimeline
              ? schedule.path("finalTimeline").path("rotations")
              : schedule.path("rotations");
      if (JsonFields.list(rotations).isEmpty()) {
        intake.skip(
            row.line(),
            "schedule " + name + " has no rotations; ask for them with expand=rotation");
      }
      for (JsonNode rotation : JsonFields.list(rotations)) {
        if (isTimeline) {
          reading.periods(rotation);
        } else {
          reading.rotation(rotation);
        }
      }
    }
  }

  private final class ScheduleReading {
    private final ShiftIntake intake;
    private final long line;
    private final String name;
    private final String team;
    private final ZoneId zone;

    ScheduleReading(ShiftIntake intake, long line, String name, String team, ZoneId zone) {
      this.intake = intake;
      this.line = line;
      this.name = name;
      this.team = team;
      this.zone = zone;
    }

    void rotation(JsonNode rotation) {
      try {
        for (ShiftTimeline.TimelineEntry entry :
            OpsgenieRotation.layer(rotation).entries(horizon, zone)) {
          give(rotation, entry.person(), entry.start(), entry.end(), Origin.ROTATION);
        }
      } catch (IllegalArgumentException e) {
        skip(e);
      }
    }

    void periods(JsonNode rotation) {
      for (JsonNode period : JsonFields.list(rotation.path("periods"))) {
        try {
          Instant start = OnCallJson.required(period, "startDate");
          Instant end = OnCallJson.required(period, "endDate");
          Origin origin =
              JsonFields.text(period, "type").equalsIgnoreCase("override")
                  ? Origin.OVERRIDE
                  : Origin.ROTATION;
          List<JsonNode> recipients = recipients(period);
          if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a period names nobody");
          }
          for (JsonNode recipient : recipients) {
            give(rotation, OpsgenieRotation.person(recipient), start, end, origin);
          }
        } catch (IllegalArgumentException e) {
          skip(e);
        }
      }
    }

    private List<JsonNode> recipients(JsonNode period) {
      List<JsonNode> all = new ArrayList<>(JsonFields.list(period.path("flattenedRecipients")));
      // Opsgenie says recipient, Jira Service Management responder.
      for (String name : List.of("recipient", "responder")) {
        if (all.isEmpty() && period.path(name).isObject()) {
          all.add(period.path(name));
        }
      }
      return all;
    }

    private void give(
        JsonNode rotation, OnCallPerson person, Instant start, Instant end, Origin origin) {
      if (!person.equals(OpsgenieRotation.NOBODY) && horizon.meets(start, end)) {
        Shift.Role role = TeamName.role(JsonFields.text(rotation, "name") + " | " + name);
        intake.take(line, new ShiftIntake.Duty(team, role, person), start, end, zone, origin);
      }
    }

    private void skip(IllegalArgumentException e) {
      intake.skip(line, "schedule " + name + ": " + e.getMessage());
    }
  }
}
