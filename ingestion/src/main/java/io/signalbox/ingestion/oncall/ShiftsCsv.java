package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.csv.CsvColumn;
import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TimestampReader;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reader of tables with one shift a row: team, person, start, end, and optionally role, handle,
 * e-mail, zone and override. Times without an offset are in the row's zone, or in the reader's; a
 * date without a time means the start of that day, so an end date is the first day that is no
 * longer covered. How clock changes are resolved stands at {@link TimestampReader}.
 */
final class ShiftsCsv implements RowReader<Shift> {
  private static final CsvColumn TEAM = CsvColumn.of("team", "service", "schedule", "rotation");
  private static final CsvColumn ROLE = CsvColumn.of("role", "level");
  private static final CsvColumn PERSON = CsvColumn.of("person", "name", "who", "user", "on_call");
  private static final CsvColumn HANDLE = CsvColumn.of("handle", "slack", "slack_handle");
  private static final CsvColumn EMAIL = CsvColumn.of("email", "mail");
  private static final CsvColumn START =
      CsvColumn.of("start", "from", "starts_at", "start_time", "start_date", "begin");
  private static final CsvColumn END =
      CsvColumn.of("end", "until", "to", "ends_at", "end_time", "end_date");
  private static final CsvColumn ZONE = CsvColumn.of("timezone", "tz", "zone", "time_zone");
  private static final CsvColumn ORIGIN = CsvColumn.of("origin", "override", "type");

  private final ZoneId defaultZone;

  ShiftsCsv(ZoneId defaultZone) {
    this.defaultZone = defaultZone;
  }

  static boolean fits(CsvHeader header) {
    return header.has(TEAM) && header.has(PERSON) && header.has(START) && header.has(END);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    ShiftIntake intake = new ShiftIntake(path, sink);
    new CsvTable(path, List.of(TEAM, PERSON, START, END), sink).read(in, row -> take(row, intake));
  }

  private void take(CsvRow row, ShiftIntake intake) {
    Optional<ZoneId> zone =
        row.find(ZONE).map(CalendarZoneNames::find).orElse(Optional.of(defaultZone));
    if (zone.isEmpty()) {
      intake.skip(
          row.line(),
          "unknown time zone \"" + row.text(ZONE) + "\"; expected a name such as Europe/Berlin");
      return;
    }
    TimestampReader times = new TimestampReader(zone.get());
    Optional<Instant> start = row.find(START).flatMap(times::find);
    Optional<Instant> end = row.find(END).flatMap(times::find);
    Optional<Shift.Role> role = role(row.text(ROLE));
    if (row.find(TEAM).isEmpty()) {
      intake.skip(row.line(), "the shift has no team");
    } else if (row.find(PERSON).isEmpty()) {
      intake.skip(row.line(), "the shift has no person");
    } else if (start.isEmpty() || end.isEmpty()) {
      String unread = row.text(start.isEmpty() ? START : END);
      intake.skip(
          row.line(),
          "unreadable time \""
              + unread
              + "\"; expected one such as 2026-10-02 09:00 or 2026-10-02T09:00+02:00");
    } else if (role.isEmpty()) {
      intake.skip(
          row.line(), "unknown role \"" + row.text(ROLE) + "\"; expected primary or secondary");
    } else {
      intake.take(
          row.line(),
          new ShiftIntake.Duty(row.text(TEAM), role.get(), person(row)),
          start.get(),
          end.get(),
          zone.get(),
          origin(row.text(ORIGIN)));
    }
  }

  private static OnCallPerson person(CsvRow row) {
    return new OnCallPerson(
        row.text(PERSON).replaceFirst("^@(?=.)", ""),
        row.find(HANDLE)
            .map(handle -> handle.replaceFirst("^@", ""))
            .filter(handle -> !handle.isBlank()),
        row.find(EMAIL));
  }

  private static Optional<Shift.Role> role(String written) {
    return switch (written.toLowerCase(Locale.ROOT)) {
      case "", "primary", "1", "first", "1st", "lead", "main" -> Optional.of(Shift.Role.PRIMARY);
      case "secondary", "backup", "2", "second", "2nd", "shadow" ->
          Optional.of(Shift.Role.SECONDARY);
      default -> Optional.empty();
    };
  }

  private static Origin origin(String written) {
    return written.matches("(?i)override|yes|true|1|swap|cover")
        ? Origin.OVERRIDE
        : Origin.ROTATION;
  }
}
