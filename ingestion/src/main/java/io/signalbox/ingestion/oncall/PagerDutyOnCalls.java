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
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Origin;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Parser of the JSON of PagerDuty's {@code GET /oncalls}, the people on call by escalation policy
 * and level. The team is that of the schedule, else of the policy; an entry without times covers
 * the whole horizon. A schedule under several policies counts once.
 */
final class PagerDutyOnCalls implements RowReader<Shift> {
  private final ExpansionHorizon horizon;

  PagerDutyOnCalls(ExpansionHorizon horizon) {
    this.horizon = horizon;
  }

  static boolean fits(Set<String> names) {
    return names.contains("escalation_level") || names.contains("oncalls");
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    ShiftIntake intake = new ShiftIntake(path, sink);
    Set<Shift> given = new HashSet<>();
    new JsonRows(path, Set.of("oncalls"), sink, row -> take(row, intake, given)).read(in);
  }

  private void take(JsonRow row, ShiftIntake intake, Set<Shift> given) {
    JsonNode duty = row.node();
    String name =
        JsonFields.find(duty, "schedule", "summary")
            .or(() -> JsonFields.find(duty, "schedule", "name"))
            .or(() -> JsonFields.find(duty, "escalation_policy", "summary"))
            .orElse("");
    Optional<String> team = TeamName.in(name);
    if (team.isEmpty()) {
      intake.skip(row.line(), "names neither a schedule nor an escalation policy");
      return;
    }
    try {
      Role role = duty.path("escalation_level").asInt(1) > 1 ? Role.SECONDARY : TeamName.role(name);
      Instant start = OnCallJson.find(duty, "start").orElse(horizon.from());
      Instant end = OnCallJson.find(duty, "end").orElse(horizon.to());
      Shift shift =
          new Shift(
              team.get(),
              role,
              OnCallJson.person(duty.path("user")),
              start,
              end,
              ZoneOffset.UTC,
              Origin.ROTATION);
      if (horizon.meets(start, end) && given.add(shift)) {
        intake.take(
            row.line(),
            new ShiftIntake.Duty(shift.team(), role, shift.person()),
            start,
            end,
            shift.zone(),
            Origin.ROTATION);
      }
    } catch (IllegalArgumentException e) {
      intake.skip(row.line(), String.valueOf(e.getMessage()));
    }
  }
}
