package io.signalbox.ingestion.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** JSON of the services that keep schedules, each told by its content. */
class ScheduleExportsTest {
  private final RowReader<Shift> any =
      ShiftFormat.anyReader(
          ZoneOffset.UTC,
          new ExpansionHorizon(
              Instant.parse("2026-12-07T00:00:00Z"), Instant.parse("2026-12-21T00:00:00Z")));

  @Test
  void opsgeniesRotationTakesTurnsInItsOwnersName() {
    Collected<Shift> read =
        read(
            "opsgenie.json",
            """
            {"data": {"id": "1", "name": "Payments_schedule", "timezone": "Europe/Berlin", "enabled": true,
             "ownerTeam": {"name": "Payments"}, "rotations": [{"name": "Primary",
             "startDate": "2026-10-05T07:00:00Z", "type": "weekly", "length": 1, "participants": [
              {"type": "user", "username": "ada@example.org"}, {"type": "user", "username": "bo@example.org"}]}]}}
            """);

    assertThat(read.rows)
        .extracting(shift -> shift.team() + " " + shift.person().name() + " " + shift.start())
        .containsExactly(
            "Payments ada@example.org 2026-12-07T00:00:00Z",
            "Payments bo@example.org 2026-12-07T08:00:00Z",
            "Payments ada@example.org 2026-12-14T08:00:00Z");
  }

  @Test
  void opsgeniesNightsAndEmptyTurnsAreGaps() {
    Collected<Shift> read =
        read(
            "opsgenie.json",
            """
            {"data": [{"name": "Core", "timezone": "UTC", "rotations": [{"name": "Backup",
             "startDate": "2026-12-07T00:00:00Z", "endDate": "2026-12-09T00:00:00Z", "type": "daily", "length": 1,
             "participants": [{"type": "user", "fullName": "Ada Example", "username": "ada@example.org"}, {"type": "none"}],
             "timeRestriction": {"type": "time-of-day", "restriction": {"startHour": 18, "startMin": 0, "endHour": 8, "endMin": 30}}}]}]}
            """);

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows)
        .extracting(shift -> shift.role() + " " + shift.start() + " " + shift.end())
        .containsExactly(
            "SECONDARY 2026-12-07T00:00:00Z 2026-12-07T08:30:00Z",
            "SECONDARY 2026-12-07T18:00:00Z 2026-12-08T00:00:00Z");
  }

  @Test
  void opsgeniesTimelineIsTakenAsItIs() {
    Collected<Shift> read =
        read(
            "timeline.json",
            """
            {"data": {"_parent": {"name": "Core_schedule"}, "finalTimeline": {"rotations": [{"name": "R", "periods": [
             {"startDate": "2026-12-08T08:00:00Z", "endDate": "2026-12-08T20:00:00Z", "type": "override",
              "recipient": {"type": "user", "name": "cy@example.org"}}]}]}}}
            """);

    assertThat(read.rows)
        .extracting(shift -> shift.team() + " " + shift.person().name() + " " + shift.origin())
        .containsExactly("Core cy@example.org OVERRIDE");
  }

  @Test
  void aTimelinesPeriodThatNamesNobodyByNameIsSaid() {
    Collected<Shift> read =
        read(
            "timeline.json",
            """
            {"name": "Core_schedule", "finalTimeline": {"rotations": [{"name": "R", "periods": [
             {"startDate": "2026-12-08T08:00:00Z", "endDate": "2026-12-08T20:00:00Z",
              "responder": {"type": "user", "name": "cy@example.org"}},
             {"startDate": "2026-12-09T08:00:00Z", "endDate": "2026-12-09T20:00:00Z",
              "responder": {"type": "user", "id": "557058:1"}},
             {"startDate": "2026-12-10T08:00:00Z", "endDate": "2026-12-10T20:00:00Z"}]}]}}
            """);

    assertThat(read.rows)
        .extracting(shift -> shift.person().name())
        .containsExactly("cy@example.org");
    assertThat(read.complaints())
        .hasSize(2)
        .anyMatch(each -> each.contains("an account's id alone"))
        .anyMatch(each -> each.contains("a period names nobody"));
  }

  @Test
  void pagerDutysOnCallsAreOneForEachScheduleAndLevel() {
    Collected<Shift> read =
        read(
            "oncalls.json",
            """
            {"oncalls": [
             {"escalation_policy": {"summary": "EP 1"}, "escalation_level": 1, "schedule": {"summary": "Payments Schedule"},
              "user": {"summary": "Ada"}, "start": "2026-12-07T08:00:00Z", "end": "2026-12-14T08:00:00Z"},
             {"escalation_policy": {"summary": "EP 2"}, "escalation_level": 1, "schedule": {"summary": "Payments Schedule"},
              "user": {"summary": "Ada"}, "start": "2026-12-07T08:00:00Z", "end": "2026-12-14T08:00:00Z"},
             {"escalation_policy": {"summary": "Payments"}, "escalation_level": 2, "schedule": null,
              "user": {"summary": "Bo"}, "start": null, "end": null}], "limit": 25, "more": false}
            """);

    assertThat(read.rows)
        .extracting(shift -> shift.team() + " " + shift.person().name() + " " + shift.role())
        .containsExactly("Payments Ada PRIMARY", "Payments Bo SECONDARY");
  }

  @Test
  void pagerDutysListOfSchedulesSaysThatItHoldsNoShifts() {
    Collected<Shift> read =
        read(
            "schedules.json",
            """
            {"schedules": [{"id": "P1", "name": "Payments", "time_zone": "UTC", "users": []}], "limit": 25}
            """);

    assertThat(read.complaints())
        .singleElement()
        .satisfies(said -> assertThat(said).contains("listed without its layers", "/oncalls"));
  }

  @Test
  void grafanasFinalShiftsBelongToTheTeamThatTheFileIsNamedAfter() {
    Collected<Shift> read =
        read(
            "irm/payments-final-shifts.json",
            """
            {"count": 1, "results": [{"user_pk": "U1", "user_email": "ada@example.org", "user_username": "ada",
             "shift_start": "2026-12-08T08:00:00Z", "shift_end": "2026-12-09T08:00:00Z"}]}
            """);

    assertThat(read.rows)
        .extracting(shift -> shift.team() + " " + shift.person().name())
        .containsExactly("payments ada");
  }

  private Collected<Shift> read(String path, String text) {
    return Collected.from(any, path, text);
  }
}
