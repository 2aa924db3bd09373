package io.signalbox.ingestion.oncall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Titles as the makers of calendars write them: who is the person, and who the team. */
class CalendarTitlesTest {
  private final CalendarShifts reader =
      new CalendarShifts(
          ZoneId.of("Europe/Berlin"),
          new ExpansionHorizon(
              Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")));

  @ParameterizedTest(name = "{0} / {1} / {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // PagerDuty: person first, then the schedule; both look alike, and only what is known
        // tells.
        "-//PagerDuty//On-Call Schedule//EN | On Call Schedule for Payments | On Call - Jane Doe -"
            + " Payments | jane@example.com | Payments: Jane Doe",
        "-//PagerDuty//On-Call Schedule//EN | On Call Schedule for Data Platform | On Call - Jane"
            + " Doe - Data Platform |  | Data Platform: Jane Doe",
        "-//PagerDuty//On-Call Schedule//EN | My on-call shifts | On Call - Jane Doe - Data"
            + " Platform |  | Data Platform: Jane Doe",
        "-//x | Data Platform | On Call - Data Platform - Jane Doe |  | Data Platform: Jane Doe",
        "-//x | shifts | On Call - Data Platform - Jane Doe | jane.doe@example.com | Data Platform:"
            + " Jane Doe",
        "-//x | shifts | On Call - Jane Doe - Data Platform | jane.doe@example.com | Data Platform:"
            + " Jane Doe",
        "-//x | Payments on-call | On Call - Ada Example - Payments Primary |  | Payments: Ada"
            + " Example",
        "-//x | Payments on-call | [On-Call] payments: Ada Example |  | payments: Ada Example",
        // Opsgenie
        "-//Opsgenie//NONSGML//EN | Payments_schedule | ada.example@example.org |  | Payments:"
            + " ada.example@example.org",
        "-//Opsgenie//NONSGML//EN | Payments_schedule | Ada Example - Primary |  | Payments: Ada"
            + " Example",
        // Grafana OnCall and IRM
        "-//web schedule//oncall//amixr//en | Payments | Rotation L1: user@domain |  | Payments:"
            + " user@domain",
        "-//web schedule//oncall//amixr//en | Payments on-call | [L1] ada.example |  | Payments:"
            + " ada.example",
        "-//web schedule//oncall//amixr//en | Payments on-call | [L2] ada, bo |  | Payments: ada;"
            + " Payments: bo",
        // incident.io
        "-//incident.io//schedules//EN | Payments Primary | Ada Example is on call - Payments |  |"
            + " Payments: Ada Example",
        "-//incident.io//schedules//EN | shifts | Payments Schedule: Ada Example |  | Payments: Ada"
            + " Example",
        // Google and Outlook, written by hand
        "-//Google Inc//Google Calendar 70.9054//EN | Payments on-call | Ada Example & Bo Sample | "
            + " | Payments: Ada Example; Payments: Bo Sample",
        "-//Google Inc//Google Calendar 70.9054//EN | Payments on-call | Ada, Bo |  | Payments:"
            + " Ada; Payments: Bo",
        "-//Google Inc//Google Calendar 70.9054//EN | Payments on-call | ada example |  | Payments:"
            + " ada example",
        "Microsoft Exchange Server 2010 | Calendar | Payments on-call | ada@example.org | Payments:"
            + " ada@example.org",
        "-//Atlassian Confluence//Calendar Plugin 1.0//EN | Payments | Duty | ada@example.org |"
            + " Payments: ada@example.org",
        // other languages, scripts and emoji
        "-//x | Payments on-call | Bereitschaft: Ada Example |  | Payments: Ada Example",
        "-//x | Payments on-call | Astreinte – Ada Example |  | Payments: Ada Example",
        "-//x | Payments on-call | 🚨 Ada Example |  | Payments: Ada Example",
        "-//x | Payments on-call | Łukasz Żak |  | Payments: Łukasz Żak",
        "-//x | Payments on-call | 山田 太郎 |  | Payments: 山田 太郎",
        "-//x | Payments 当番 | 山田 太郎 |  | Payments: 山田 太郎",
        "-//x | shifts | дежурный: Анна Иванова - payments |  | payments: Анна Иванова",
      })
  void readsWhoIsOnCallForWhom(
      String maker, String calendar, String title, String attendee, String expected) {
    Collected<Shift> read = read(maker, calendar, attendee, title);

    assertThat(read.complaints()).isEmpty();
    assertThat(shown(read)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shifts | On Call - Jane Doe - Data Platform",
        "shifts | On Call - Payments - Jane",
      })
  void doesNotGuessWhatNothingDecides(String calendar, String title) {
    Collected<Shift> read = read("-//x", calendar, null, title);

    assertThat(read.rows).isEmpty();
    assertThat(read.complaints())
        .singleElement()
        .satisfies(said -> assertThat(said).contains("does not tell the person from the team"));
  }

  @Test
  void whatNeverVariesInACalendarIsTheTeam() {
    Collected<Shift> read =
        read(
            "-//x",
            "shifts",
            null,
            "On Call - Jane Doe - Data Platform",
            "On Call - Bo Li - Data Platform");

    assertThat(shown(read)).isEqualTo("Data Platform: Jane Doe; Data Platform: Bo Li");
  }

  @Test
  void aHigherPriorityOfGrafanaIsNoSecondaryButCoversTheLower() {
    Collected<Shift> read =
        read("-//web schedule//oncall//amixr//en", "Payments", null, "[L1] ada", "[L2] bo");

    assertThat(read.rows)
        .extracting(shift -> shift.person().name() + " " + shift.role() + " " + shift.origin())
        .containsExactly("ada PRIMARY ROTATION", "bo PRIMARY OVERRIDE");
  }

  @Test
  void elsewhereTheSecondLevelIsTheBackup() {
    assertThat(read("-//x", "Payments on-call", null, "[L2] ada").rows)
        .extracting(Shift::role)
        .containsExactly(Shift.Role.SECONDARY);
  }

  private Collected<Shift> read(String maker, String calendar, String attendee, String... titles) {
    StringBuilder text =
        new StringBuilder(
            "BEGIN:VCALENDAR\r\nPRODID:%s\r\nX-WR-CALNAME:%s\r\n".formatted(maker, calendar));
    for (int i = 0; i < titles.length; i++) {
      text.append(
          "BEGIN:VEVENT\r\nUID:u%d\r\nDTSTART:20261129T000000Z\r\nDTEND:20261206T000000Z\r\n"
              .formatted(i));
      if (attendee != null && !attendee.isBlank()) {
        text.append("ATTENDEE:mailto:").append(attendee).append("\r\n");
      }
      text.append("SUMMARY:").append(titles[i].replace(",", "\\,")).append("\r\nEND:VEVENT\r\n");
    }
    return Collected.from(reader, "c.ics", text + "END:VCALENDAR\r\n");
  }

  private static String shown(Collected<Shift> read) {
    List<String> all =
        read.rows.stream().map(shift -> shift.team() + ": " + shift.person().name()).toList();
    return String.join("; ", all);
  }
}
