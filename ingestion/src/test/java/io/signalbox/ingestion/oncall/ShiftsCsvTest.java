package io.signalbox.ingestion.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShiftsCsvTest {
  private final ShiftsCsv reader = new ShiftsCsv(ZoneOffset.UTC);

  @Test
  void readsShiftsInTheZoneOfTheirRowOrTheReader() {
    Collected<Shift> read = Collected.fromFile(reader, "oncall/shifts.csv");

    Shift first = read.rows.getFirst();
    assertThat(first.team()).isEqualTo("payments");
    assertThat(first.person())
        .isEqualTo(
            new OnCallPerson(
                "Ana Ruiz", Optional.of("ana"), Optional.of("ana@harbour.example.net")));
    assertThat(first.start()).isEqualTo(Instant.parse("2026-10-04T22:00:00Z"));
    assertThat(first.end()).isEqualTo(Instant.parse("2026-10-11T22:00:00Z"));
    assertThat(first.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(read.rows.get(1).role()).isEqualTo(Role.SECONDARY);
    assertThat(read.rows.get(2).end()).isEqualTo(Instant.parse("2026-10-06T07:00:00Z"));
    assertThat(read.rows).hasSize(3);
  }

  @Test
  void saysWhatIsWrongWithARow() {
    Collected<Shift> read = Collected.fromFile(reader, "oncall/shifts.csv");

    assertThat(read.complaints())
        .containsExactly(
            "oncall/shifts.csv:5: the shift of Dana Fox ends at 2026-10-06T08:00:00Z, not after its"
                + " start at 2026-10-06T09:00:00Z",
            "oncall/shifts.csv:6: unknown time zone \"Mars/Olympus\"; expected a name such as"
                + " Europe/Berlin",
            "oncall/shifts.csv:7: the shift has no person",
            "oncall/shifts.csv:8: unreadable time \"soon\"; expected one such as 2026-10-02 09:00"
                + " or 2026-10-02T09:00+02:00");
  }

  @Test
  void takesAnHourThatTheClocksSkipAndOneTheyRepeat() {
    String text =
        "service;who;starts at;ends at;zone\n"
            + "a;b;2026-03-29 02:30;2026-03-29 04:00;Europe/Berlin\n"
            + "a;b;2026-10-25 02:30;2026-10-25 03:00;Europe/Berlin\n";

    Collected<Shift> read = Collected.from(reader, "s.csv", text);

    assertThat(read.rows)
        .extracting(Shift::start)
        .containsExactly(
            Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(read.rows.get(1).end()).isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
  }

  @Test
  void namesTheColumnsThatAreMissing() {
    assertThat(Collected.from(reader, "s.csv", "team,start,end\na,b,c\n").complaints())
        .containsExactly("s.csv:1: has no column person (or name, who, user, on_call)");
  }
}
