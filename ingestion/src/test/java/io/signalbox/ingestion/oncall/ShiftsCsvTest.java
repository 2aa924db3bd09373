package io.signalbox.ingestion.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    // Alone: whole weeks end where the next begins, anything else with its last day.
    "'2026-11-30,2026-12-06', 2026-12-07",
    "'2026-11-30,2026-12-07', 2026-12-07",
    "'2026-12-05,2026-12-05', 2026-12-06",
    // With others: as they join.
    "'2026-11-30,2026-12-03|2026-12-03,2026-12-07', 2026-12-03",
    "'2026-11-30,2026-12-07|2026-12-08,2026-12-14', 2026-12-08",
  })
  void theTableTellsWhetherAShiftEndsWithOrBeforeItsLastDay(String spans, LocalDate after) {
    String rows = "a,b," + spans.replace("|", "\na,c,") + "\n";

    Collected<Shift> read = Collected.from(reader, "s.csv", "team,person,start,end\n" + rows);

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows.getFirst().end())
        .isEqualTo(after.atStartOfDay(ZoneOffset.UTC).toInstant());
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
  void knowsTheColumnsThatPeopleWriteAndTheBackupBesideThem() {
    String text = "Squad,First line,Backup,From,To\nnu,Ada,Bo,2026-12-01 09:00,2026-12-08 09:00\n";

    assertThat(shown(text))
        .containsExactly(
            "nu Ada PRIMARY 2026-12-01T09:00:00Z 2026-12-08T09:00:00Z",
            "nu Bo SECONDARY 2026-12-01T09:00:00Z 2026-12-08T09:00:00Z");
  }

  @Test
  void aDayOrAWeekWithoutAnEndLastsAsLong() {
    assertThat(shown("team,who,date\nnu,Ada,2026-12-01\n"))
        .containsExactly("nu Ada PRIMARY 2026-12-01T00:00:00Z 2026-12-02T00:00:00Z");
    assertThat(shown("team,who,week\nnu,Ada,2026-W49\n"))
        .containsExactly("nu Ada PRIMARY 2026-11-30T00:00:00Z 2026-12-07T00:00:00Z");
    assertThat(shown("team,who,week of\nnu,Ada,2026-11-30\n"))
        .containsExactly("nu Ada PRIMARY 2026-11-30T00:00:00Z 2026-12-07T00:00:00Z");
  }

  @Test
  void theWholeTableTellsWhichNumberIsTheDay() {
    assertThat(shown("team,who,from,to\na,x,10/05/2026,10/12/2026\na,y,10/12/2026,10/19/2026\n"))
        .first()
        .isEqualTo("a x PRIMARY 2026-10-05T00:00:00Z 2026-10-12T00:00:00Z");
    assertThat(shown("team,who,from,to\na,x,05/10/2026,12/10/2026\n"))
        .containsExactly("a x PRIMARY 2026-10-05T00:00:00Z 2026-10-12T00:00:00Z");
    assertThat(Collected.from(reader, "s.csv", "team,who,date\na,x,05/10/2026\n").complaints())
        .singleElement()
        .satisfies(said -> assertThat(said).contains("may be either of two days"));
  }

  @Test
  void readsTheZonesAndClocksThatPeopleWriteBesideATime() {
    String text =
        "team;person;start;end;timezone\n"
            + "nu;Ed;2026-12-14 09:00 CET;2026-12-21 09:00 CET;\n"
            + "nu;Flo;14.12.2026 09:00;21.12.2026 09:00;W. Europe Standard Time\n"
            + "nu;Gus;2026-12-21 9:00 AM;2026-12-28 9:00 PM;EST\n";

    assertThat(shown(text))
        .containsExactly(
            "nu Ed PRIMARY 2026-12-14T08:00:00Z 2026-12-21T08:00:00Z",
            "nu Flo PRIMARY 2026-12-14T08:00:00Z 2026-12-21T08:00:00Z",
            "nu Gus PRIMARY 2026-12-21T14:00:00Z 2026-12-29T02:00:00Z");
  }

  @Test
  void theSettingsNameColumnsThatNobodyCouldGuess() {
    ShiftsCsv mapped = new ShiftsCsv(ZoneOffset.UTC, Map.of("team", "Trupp", "person", "Held"));

    Collected<Shift> read =
        Collected.from(mapped, "s.csv", "Trupp,Held,start,end\nnu,Ada,2026-12-01,2026-12-02\n");

    assertThat(read.rows).extracting(shift -> shift.person().name()).containsExactly("Ada");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-16", "windows-1252"})
  void readsWhatSpreadsheetsSave(String encoding) {
    String text = "team;person;start;end\nnu;Jürgen Weiß;2026-12-01;2026-12-02\n";

    Collected<Shift> read =
        Collected.from(reader, "s.csv", text.getBytes(Charset.forName(encoding)));

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows).extracting(shift -> shift.person().name()).containsExactly("Jürgen Weiß");
  }

  private List<String> shown(String text) {
    Collected<Shift> read = Collected.from(reader, "s.csv", text);
    assertThat(read.complaints()).isEmpty();
    return read.rows.stream()
        .map(
            shift ->
                "%s %s %s %s %s"
                    .formatted(
                        shift.team(),
                        shift.person().name(),
                        shift.role(),
                        shift.start(),
                        shift.end()))
        .toList();
  }

  @Test
  void aWeekThatTheYearDoesNotHaveAndATimeWrittenTwiceAreSkipped() {
    Collected<Shift> read =
        Collected.from(
            reader,
            "s.csv",
            "team,person,start,end\nnu,Ada,2025-W53,\nnu,Bo,2026-12-01T09:0010:00,2026-12-02\n");

    assertThat(read.rows).isEmpty();
    assertThat(read.lines()).containsExactly(2L, 3L);
  }

  @Test
  void namesTheColumnsThatAreMissing() {
    assertThat(Collected.from(reader, "s.csv", "team,start,end\na,b,c\n").complaints())
        .containsExactly(
            "s.csv:1: has no column person (or name, who, user, on_call, oncall engineer, …)");
  }
}
