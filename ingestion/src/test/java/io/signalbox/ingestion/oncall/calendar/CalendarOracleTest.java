package io.signalbox.ingestion.oncall.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.Collected;
import io.signalbox.knowledge.oncall.Shift;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calendars made at random from all that moves an occurrence, each with what the Python library
 * recurring_ical_events (niccokunzmann, 2026) says of it: a line "= start end person" for every
 * occurrence.
 */
class CalendarOracleTest {
  private static final Pattern OWN_ZONE = Pattern.compile("X-WR-TIMEZONE:(\\S+)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private final CalendarShifts reader =
      new CalendarShifts(
          ZoneOffset.UTC,
          new ExpansionHorizon(
              Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-02-01T00:00:00Z")));

  static Stream<String> calendars() throws IOException {
    try (InputStream in = CalendarOracleTest.class.getResourceAsStream("/rows/oncall/oracle.txt")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("\n\n")).map(String::strip).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("calendars")
  void expandsACalendarAsTheOracleDoes(String calendarWithFacts) {
    List<String> facts =
        calendarWithFacts
            .lines()
            .filter(line -> line.startsWith("= "))
            .map(line -> line.substring(2))
            .toList();
    String calendar =
        calendarWithFacts.substring(
            0, calendarWithFacts.indexOf("END:VCALENDAR") + "END:VCALENDAR".length());

    Collected<Shift> read =
        Collected.from(reader, "c.ics", calendar.replace("\n", "\r\n") + "\r\n");

    assertThat(read.complaints()).isEmpty();
    assertThat(shown(read.rows, facts, zone(calendar))).containsExactlyElementsOf(facts);
  }

  private static ZoneId zone(String calendar) {
    return Optional.of(OWN_ZONE.matcher(calendar))
        .filter(Matcher::find)
        .map(found -> ZoneId.of(found.group(1)))
        .orElse(ZoneOffset.UTC);
  }

  /** As the oracle writes them: whole days as days. */
  private static List<String> shown(List<Shift> shifts, List<String> facts, ZoneId zone) {
    TreeSet<String> shown = new TreeSet<>();
    for (Shift shift : shifts) {
      String name = shift.person().name();
      boolean isDay =
          facts.stream().anyMatch(fact -> fact.endsWith(" " + name) && fact.indexOf('T') < 0);
      shown.add(
          (isDay
                  ? day(shift.start(), zone) + " " + day(shift.end(), zone)
                  : TIME.format(shift.start()) + " " + TIME.format(shift.end()))
              + " "
              + name);
    }
    return new ArrayList<>(shown);
  }

  private static String day(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toLocalDate().toString();
  }
}
