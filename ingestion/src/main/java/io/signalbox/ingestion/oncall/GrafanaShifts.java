package io.signalbox.ingestion.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.json.JsonRow;
import io.signalbox.ingestion.json.JsonRows;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of on-call shifts in Grafana OnCall's and IRM's JSON: final shifts of a schedule, or its
 * events. The former come from {@code GET /api/v1/schedules/ID/final_shifts}. Neither names the
 * schedule: the team is taken from the file name, {@code payments.json} or {@code
 * payments-final-shifts.json}, unless a field {@code schedule} was added to each.
 */
final class GrafanaShifts implements RowReader<Shift> {
  private final ExpansionHorizon horizon;

  GrafanaShifts(ExpansionHorizon horizon) {
    this.horizon = horizon;
  }

  static boolean fits(Set<String> names) {
    return names.contains("shift_start") || names.contains("is_gap");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    ShiftIntake intake = new ShiftIntake(path, sink);
    new JsonRows(path, Set.of("results", "events"), sink, row -> take(path, row, intake)).read(in);
  }

  private void take(String path, JsonRow row, ShiftIntake intake) {
    JsonNode shift = row.node();
    String schedule = JsonFields.find(shift, "schedule").orElse(path);
    Optional<String> team = team(schedule);
    if (team.isEmpty()) {
      intake.skip(row.line(), "name the file after the team, such as payments.json");
      return;
    }
    if (shift.path("is_gap").asBoolean(false)) {
      return;
    }
    try {
      boolean isFinal = shift.has("shift_start");
      Instant start = OnCallJson.required(shift, isFinal ? "shift_start" : "start");
      Instant end = OnCallJson.required(shift, isFinal ? "shift_end" : "end");
      Origin origin =
          shift.path("is_override").asBoolean(false) || shift.path("calendar_type").asInt(0) == 1
              ? Origin.OVERRIDE
              : Origin.ROTATION;
      for (JsonNode person : isFinal ? List.of(shift) : JsonFields.list(shift.path("users"))) {
        ShiftIntake.Duty duty =
            new ShiftIntake.Duty(team.get(), TeamName.role(schedule), person(person));
        if (horizon.meets(start, end)) {
          intake.take(row.line(), duty, start, end, ZoneOffset.UTC, origin);
        }
      }
    } catch (IllegalArgumentException e) {
      intake.skip(row.line(), String.valueOf(e.getMessage()));
    }
  }

  private static OnCallPerson person(JsonNode user) {
    String name =
        JsonFields.any(user, "user_username", "display_name", "username", "user_email", "email")
            .orElseThrow(() -> new IllegalArgumentException("the shift has no person"));
    return new OnCallPerson(name, Optional.empty(), JsonFields.any(user, "user_email", "email"));
  }

  private static Optional<String> team(String path) {
    String file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("(?i)\\.json$", "");
    return TeamName.in(file.replaceFirst("(?i)[-_ ]?final[-_ ]?shifts?$", ""));
  }
}
