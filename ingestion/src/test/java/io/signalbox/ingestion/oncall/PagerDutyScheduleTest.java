package io.signalbox.ingestion.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private final PagerDutySchedule reader =
      new PagerDutySchedule(horizon("2026-10-19T00:00", "2026-11-09T00:00"));

  @Test
  void computesLayersOverClockChangesAndLaysOverridesOnTop() {
    Collected<Shift> read = Collected.fromFile(reader, "oncall/schedule.json");

    assertThat(read.rows).extracting(Shift::team).containsOnly("Data Platform");
    // Days belong to the weekly rotation, nights to the layer that PagerDuty lists first.
    assertThat(onCall(read, "2026-10-24T12:00")).isEqualTo("Ana Ruiz ROTATION");
    assertThat(onCall(read, "2026-10-24T23:00")).isEqualTo("Nia Night ROTATION");
    assertThat(onCall(read, "2026-10-26T07:59")).isEqualTo("Nia Night ROTATION");
    // Handed over at nine by the wall clock, an hour later in time than the week before.
    assertThat(onCall(read, "2026-10-26T08:30")).isEqualTo("Ana Ruiz ROTATION");
    assertThat(onCall(read, "2026-10-26T09:00")).isEqualTo("Bo Li ROTATION");
    assertThat(onCall(read, "2026-10-28T12:00")).isEqualTo("Cy Cover OVERRIDE");
    assertThat(onCall(read, "2026-10-28T17:00")).isEqualTo("Bo Li ROTATION");
    assertThat(read.complaints()).hasSize(1).first().asString().contains("not after its start");
  }

  @Test
  void believesWhatPagerDutyRenderedAndComputesTheRest() {
    String rendered =
        "{\"start\":\"2026-10-20T00:00:00+02:00\",\"end\":\"2026-10-21T00:00:00+02:00\",\"user\":{\"summary\":\"Rhea"
            + " Rendered\"}},{\"start\":\"2026-10-22T00:00:00+02:00\",\"end\":\"2026-10-23T00:00:00+02:00\",\"user\":{\"summary\":\"Rhea"
            + " Rendered\"}}";

    Collected<Shift> read =
        Collected.from(reader, "p.json", schedule("payments", 604800, "", rendered));

    assertThat(onCall(read, "2026-10-20T12:00")).isEqualTo("Rhea Rendered ROTATION");
    assertThat(onCall(read, "2026-10-21T12:00")).isEqualTo("nobody");
    assertThat(onCall(read, "2026-10-23T00:00")).isEqualTo("Ana ROTATION");
    assertThat(onCall(read, "2026-10-19T23:59")).isEqualTo("Ana ROTATION");
  }

  @Test
  void keepsToWeeklyRestrictionsThatCrossTheWeekend() {
    String restriction =
        "{\"type\":\"weekly_restriction\",\"start_day_of_week\":5,\"start_time_of_day\":\"18:00:00\",\"duration_seconds\":226800}";

    Collected<Shift> read =
        Collected.from(reader, "p.json", schedule("payments", 604800, restriction, ""));

    assertThat(onCall(read, "2026-10-23T17:59")).isEqualTo("nobody");
    assertThat(onCall(read, "2026-10-23T18:00")).isEqualTo("Ana ROTATION");
    assertThat(onCall(read, "2026-10-26T08:59")).isEqualTo("Ana ROTATION");
    assertThat(onCall(read, "2026-10-26T09:00")).isEqualTo("nobody");
  }

  @ParameterizedTest
  @CsvSource({"86400,Bo", "43200,Ana", "604800,Ana"})
  void takesTurnsByTheWallClock(long seconds, String person) {
    Collected<Shift> read = Collected.from(reader, "p.json", schedule("payments", seconds, "", ""));

    // Twenty-seven turns of a day, fifty-four of half a day, or three of a week after the first.
    assertThat(onCall(read, "2026-11-01T09:00"))
        .isEqualTo((seconds == 604800 ? "Bo" : person) + " ROTATION");
    assertThat(onCall(read, "2026-11-01T08:59"))
        .doesNotStartWith(seconds == 604800 ? "Ana" : person);
  }

  @Test
  void readsListsAndTakesTheTeamFromWhereverItStands() {
    String named = schedule("payments secondary on-call schedule", 604800, "", "");
    String unnamed =
        schedule("On-Call Schedule", 604800, "", "")
            .replace("\"teams\":[]", "\"teams\":[{\"summary\":\"Search\"}]");

    Collected<Shift> read =
        Collected.from(
            reader,
            "p.json",
            "{\"schedules\":[\n"
                + named
                + ",\n"
                + unnamed
                + ",\n"
                + schedule("on-call", 604800, "", "")
                + "]}");

    assertThat(read.rows)
        .extracting(shift -> shift.team() + " " + shift.role())
        .contains("payments SECONDARY", "Search PRIMARY");
    assertThat(read.complaints())
        .containsExactly(
            "p.json:4: the schedule names no team, neither in its name nor in \"teams\"");
    assertThat(Collected.from(reader, "p.json", "[" + named + "]").rows).isNotEmpty();
  }

  @Test
  void losesOnlyTheLayerThatIsBroken() {
    Collected<Shift> none = Collected.from(reader, "p.json", schedule("payments", 0, "", ""));
    Collected<Shift> zone =
        Collected.from(
            reader,
            "p.json",
            schedule("payments", 86400, "", "").replace("Europe/Berlin", "Mars/Olympus"));
    Collected<Shift> wrong =
        Collected.from(reader, "p.json", schedule("payments", 86400, "7", "null,{\"start\":1}"));

    assertThat(none.complaints())
        .containsExactly(
            "p.json:1: schedule payments: rotation_turn_length_seconds is not between 900 and"
                + " 31622400");
    assertThat(zone.complaints())
        .containsExactly("p.json:1: unknown time zone \"Mars/Olympus\" in schedule payments");
    assertThat(wrong.rows).isEmpty();
    assertThat(wrong.skipped).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 899, 31_622_401, Long.MAX_VALUE})
  void believesNoTurnOfAbsurdLength(long seconds) {
    Collected<Shift> read = Collected.from(reader, "p.json", schedule("payments", seconds, "", ""));

    assertThat(read.rows).isEmpty();
    assertThat(read.skipped).hasSize(1);
  }

  @Test
  void believesNoTimeOfAbsurdYear() {
    String text = schedule("payments", 604800, "", "").replace("2026-10-05T", "-99999999-10-05T");

    assertThat(Collected.from(reader, "p.json", text).complaints().getFirst())
        .contains("\"start\" is not a time");
  }

  private static String schedule(String name, long seconds, String restrictions, String rendered) {
    return """
    {"name":"%s","time_zone":"Europe/Berlin","teams":[],"schedule_layers":[{"name":"Layer 1","start":"2026-10-05T09:00:00+02:00",\
    "rotation_virtual_start":"2026-10-05T09:00:00+02:00","rotation_turn_length_seconds":%d,"users":[{"user":{"summary":"Ana"}},\
    {"user":{"summary":"Bo"}}],"restrictions":[%s]}],"final_schedule":{"rendered_schedule_entries":[%s]}}\
    """
        .formatted(name, seconds, restrictions, rendered);
  }

  private static String onCall(Collected<Shift> read, String local) {
    Instant at = LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    var covering = read.rows.stream().filter(shift -> shift.covers(at)).toList();
    assertThat(covering).hasSizeLessThan(2);
    return covering.isEmpty()
        ? "nobody"
        : covering.getFirst().person().name() + " " + covering.getFirst().origin();
  }

  private static ExpansionHorizon horizon(String from, String to) {
    return new ExpansionHorizon(
        LocalDateTime.parse(from).atZone(BERLIN).toInstant(),
        LocalDateTime.parse(to).atZone(BERLIN).toInstant());
  }
}
