package io.signalbox.ingestion.oncall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.util.Configurator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarShiftsTest {
  private final CalendarShifts reader =
      new CalendarShifts(
          ZoneId.of("Europe/Berlin"),
          new ExpansionHorizon(
              Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")));

  @Test
  void expandsARotationWithItsExceptionsOverrideAndCancellation() {
    Collected<Shift> read = Collected.fromFile(reader, "oncall/rotations.ics");

    List<Shift> payments =
        read.rows.stream()
            .filter(
                shift ->
                    shift.team().equals("payments") && !shift.person().name().equals("Eli Orr"))
            .toList();
    assertThat(payments)
        .extracting(
            shift ->
                shift.person().name()
                    + " "
                    + shift.start()
                    + " "
                    + shift.end()
                    + " "
                    + shift.origin())
        .containsExactlyInAnyOrder(
            "Ana Ruiz 2026-10-05T07:00:00Z 2026-10-12T07:00:00Z ROTATION",
            // The clocks go back on the 25th: the week is an hour longer, and handed over at nine
            // all the same.
            "Bo Li 2026-10-19T07:00:00Z 2026-10-26T08:00:00Z OVERRIDE",
            "Ana Ruiz 2026-11-30T08:00:00Z 2026-12-07T08:00:00Z ROTATION");
    assertThat(payments.getFirst().person().email()).contains("ana@harbour.example.net");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(GMT+10:00) Canberra, Melbourne, Sydney; 2026-10-27T22:00:00Z",
        "(UTC-05:00) Eastern Time (US & Canada); 2026-10-28T13:00:00Z",
        "(GMT +01:00); 2026-10-28T08:00:00Z",
        "(UTC-03:00); 2026-10-28T12:00:00Z",
      })
  void readsAZoneAsAProgramShowsIt(String zone, String start) {
    Collected<Shift> read =
        Collected.from(
            reader,
            "c.ics",
            """
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID="%s":20261028T090000
            DTEND;TZID="%s":20261028T170000
            SUMMARY:On-call: payments - Ana Ruiz
            END:VEVENT
            END:VCALENDAR
            """
                .formatted(zone, zone));

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows.getFirst().start()).isEqualTo(Instant.parse(start));
  }

  @Test
  void readsWindowsZonesOwnZonesAndWholeDays() {
    Collected<Shift> read = Collected.fromFile(reader, "oncall/rotations.ics");

    Shift outlook =
        read.rows.stream().filter(shift -> shift.team().equals("search")).findFirst().orElseThrow();
    assertThat(outlook.start()).isEqualTo(Instant.parse("2026-10-06T07:00:00Z"));
    assertThat(outlook.role()).isEqualTo(Role.SECONDARY);
    assertThat(outlook.person().name()).isEqualTo("Chidi Obi");
    Shift day =
        read.rows.stream()
            .filter(shift -> shift.person().name().equals("Dana Fox"))
            .findFirst()
            .orElseThrow();
    assertThat(day.team()).isEqualTo("platform");
    assertThat(day.start()).isEqualTo(Instant.parse("2026-10-06T22:00:00Z"));
    assertThat(Duration.between(day.start(), day.end())).isEqualTo(Duration.ofDays(1));
    Shift own =
        read.rows.stream()
            .filter(shift -> shift.person().name().equals("Eli Orr"))
            .findFirst()
            .orElseThrow();
    assertThat(own.start()).isEqualTo(Instant.parse("2026-10-08T07:00:00Z"));
  }

  @Test
  void losesOnlyTheEventsThatAreBroken() {
    Collected<Shift> read = Collected.fromFile(reader, "oncall/rotations.ics");

    assertThat(read.lines()).containsExactly(49L, 72L, 78L);
    assertThat(read.complaints().get(0)).contains("DTSTART is no time: \"2026-10-05\"");
    assertThat(read.complaints().get(1)).contains("\"Team lunch\" is not a shift");
    assertThat(read.complaints().get(2)).contains("unknown time zone \"Mars/Olympus\"");
    assertThat(read.leftOut).containsExactly("a cancelled event");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "On-call: payments – Ana Ruiz | payments | Ana Ruiz | PRIMARY",
        "payments on-call: Ana | payments | Ana | PRIMARY",
        "Payments oncall (secondary) - Ana | Payments | Ana | SECONDARY",
        "Ana Ruiz (payments primary) | payments | Ana Ruiz | PRIMARY",
        "Ana Ruiz (payments backup) | payments | Ana Ruiz | SECONDARY",
        "On Call - payments - Ana Ruiz | payments | Ana Ruiz | PRIMARY",
        "On Call - data-platform Primary Schedule - Ana Ruiz | data-platform | Ana Ruiz | PRIMARY",
        "Ana Ruiz is on call for payments | payments | Ana Ruiz | PRIMARY",
        "Ana Ruiz - On Call | harbour | Ana Ruiz | PRIMARY",
        "On-call: @ana | harbour | ana | PRIMARY",
        "Ana de la Cruz | harbour | Ana de la Cruz | PRIMARY",
        "ana@harbour.example.net - payments_schedule | payments | ana@harbour.example.net |"
            + " PRIMARY",
      })
  void understandsTheTitlesThatToolsAndPeopleWrite(
      String summary, String team, String person, Role role) {
    Collected<Shift> read = Collected.from(reader, "c.ics", calendar("SUMMARY:" + summary));

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows).hasSize(1);
    assertThat(read.rows.getFirst().team()).isEqualTo(team);
    assertThat(read.rows.getFirst().person().name()).isEqualTo(person);
    assertThat(read.rows.getFirst().role()).isEqualTo(role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Team lunch", "1:1 Ana / Bo", "Sprint 42 planning", "", "birthday!"})
  void takesNoMeetingForAShift(String summary) {
    Collected<Shift> read = Collected.from(reader, "c.ics", calendar("SUMMARY:" + summary));

    assertThat(read.rows).isEmpty();
    assertThat(read.lines()).containsExactly(3L);
  }

  @Test
  void takesThePersonFromTheAttendeeWhenTheTitleNamesOnlyTheTeam() {
    Collected<Shift> read =
        Collected.from(
            reader,
            "c.ics",
            calendar(
                "SUMMARY:payments on-call\r\n"
                    + "ATTENDEE;CN=Ana\r\n"
                    + "  Ruiz:mailto:ana@harbour.example.net"));

    assertThat(read.rows.getFirst().person().name()).isEqualTo("Ana Ruiz");
    assertThat(read.rows.getFirst().person().email()).contains("ana@harbour.example.net");
    assertThat(read.rows.getFirst().team()).isEqualTo("payments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=DAILY | 57",
        "FREQ=DAILY;COUNT=3 | 3",
        "FREQ=DAILY;UNTIL=20261007T070000Z | 3",
        "FREQ=DAILY;UNTIL=20261007 | 3",
        "FREQ=WEEKLY;BYDAY=MO,TH | 17",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30 | 1",
        "FREQ=HOURLY | 1360",
      })
  void expandsRulesWithinTheHorizonOnly(String rule, int shifts) {
    Collected<Shift> read =
        Collected.from(reader, "c.ics", calendar("SUMMARY:On-call: Ana\r\nRRULE:" + rule));

    assertThat(read.complaints()).isEmpty();
    assertThat(read.rows).hasSize(shifts);
  }

  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {
        "FREQ=SECONDLY",
        "FREQ=MINUTELY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=-1",
        "FREQ=NEVER",
        "nonsense",
        "FREQ=DAILY;UNTIL=soon",
        ""
      })
  void skipsRulesThatAreNoneOrWouldTakeForever(String rule) {
    Collected<Shift> read =
        Collected.from(reader, "c.ics", calendar("SUMMARY:On-call: Ana\r\nRRULE:" + rule));

    assertThat(read.rows).isEmpty();
    assertThat(read.lines()).containsExactly(3L);
  }

  @Test
  void reachesFarBackWithoutWalkingThere() {
    String text =
        calendar("SUMMARY:On-call: Ana\r\nRRULE:FREQ=WEEKLY").replace("20261005", "19710104");

    Collected<Shift> read = Collected.from(reader, "c.ics", text);

    assertThat(read.rows)
        .hasSize(9)
        .first()
        .satisfies(
            shift -> assertThat(shift.start()).isEqualTo(Instant.parse("2026-10-05T07:00:00Z")));
  }

  @Test
  void saysSoWhenAFileIsCutOffOrNoCalendarAtAll() {
    assertThat(
            Collected.from(reader, "c.ics", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:On-c")
                .complaints())
        .containsExactly("c.ics:2: the VEVENT is cut off; the file ends within it");
    assertThat(Collected.from(reader, "c.ics", "<html>log in</html>").complaints())
        .containsExactly("c.ics: is not an iCalendar file: it has no line BEGIN:VCALENDAR");
    assertThat(
            Collected.from(
                    reader,
                    "c.ics",
                    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VEVENT\nEND:VEVENT\nEND:VCALENDAR\n")
                .lines())
        .containsExactly(2L, 3L);
  }

  @Test
  void countsAnEventThatStandsTwiceOnce() {
    String event = calendar("SUMMARY:On-call: %s\r\nSEQUENCE:%s");
    String body = event.substring(event.indexOf("BEGIN:VEVENT"), event.indexOf("END:VCALENDAR"));
    String text =
        "BEGIN:VCALENDAR\r\nX-WR-CALNAME:harbour on-call\r\n"
            + body.formatted("Bo", "2")
            + body.formatted("Ana", "1")
            + "END:VCALENDAR\r\n";

    Collected<Shift> read = Collected.from(reader, "c.ics", text);

    assertThat(read.rows).extracting(shift -> shift.person().name()).containsExactly("Bo");
    assertThat(read.skipped).hasSize(1);
  }

  @Test
  void neverOpensAConnectionForATimeZone() {
    assertThat(Configurator.getProperty("net.fortuna.ical4j.timezone.update.enabled"))
        .contains("false");
  }

  private static String calendar(String lines) {
    return "BEGIN:VCALENDAR\r\n"
        + "X-WR-CALNAME:harbour on-call\r\n"
        + "BEGIN:VEVENT\r\n"
        + "UID:1\r\n"
        + "DTSTART:20261005T090000\r\n"
        + "DTEND:20261005T100000\r\n"
        + lines
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
}
