package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.csv.CsvRow;
import io.signalbox.ingestion.csv.CsvTable;
import io.signalbox.ingestion.oncall.shift.ShiftIntake;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.oncall.Shift.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parser of on-call CSV tables with one shift a row: team, person, start, end, and optionally role,
 * handle, e-mail, zone and override. Times without an offset are in the row's zone, or in the
 * reader's; a date without a time means the start of that day, and as an end what {@link DayEnds}
 * says. Clock changes are resolved as in {@link io.signalbox.ingestion.read.TimestampReader}.
 */
final class ShiftsCsv implements RowReader<Shift> {
  private static final int MOST_ROWS = 200_000;

  private final ZoneId defaultZone;
  private final ShiftColumns columns;

  ShiftsCsv(ZoneId defaultZone) {
    this(defaultZone, Map.of());
  }

  /**
   * @param named the table's column names from the settings, by the names in {@link
   *     ShiftColumns#NAMES}
   */
  ShiftsCsv(ZoneId defaultZone, Map<String, String> named) {
    this.defaultZone = defaultZone;
    this.columns = ShiftColumns.of(named);
  }

  static boolean fits(CsvHeader header) {
    return ShiftColumns.of(Map.of()).fit(header);
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    ShiftIntake intake = new ShiftIntake(path, sink);
    List<CsvRow> rows = new ArrayList<>();
    new CsvTable(path, columns.required(), sink)
        .read(
            in,
            row -> {
              if (rows.size() < MOST_ROWS) {
                rows.add(row);
              } else {
                intake.skip(row.line(), "the table has more than " + MOST_ROWS + " rows");
              }
            });
    ShiftTimes times =
        ShiftTimes.of(
            rows.stream()
                .map(
                    row ->
                        new ShiftTimes.WrittenSpan(
                            row.text(columns.start()),
                            row.text(columns.end()),
                            zone(row).orElse(defaultZone)))
                .toList());
    DayEnds dayEnds = DayEnds.of(rows.stream().flatMap(row -> days(row, times).stream()).toList());
    rows.forEach(row -> take(row, times, dayEnds, intake));
  }

  /** Returns a row whose start and end are days without a time. */
  private Optional<DayEnds.DaySpan> days(CsvRow row, ShiftTimes times) {
    ZoneId zone = zone(row).orElse(defaultZone);
    Optional<LocalDate> start = day(row.text(columns.start()), times, zone);
    Optional<LocalDate> end = day(row.text(columns.end()), times, zone);
    return start.isPresent() && end.isPresent()
        ? Optional.of(new DayEnds.DaySpan(row.text(columns.team()), start.get(), end.get()))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String written, ShiftTimes times, ZoneId zone) {
    return ShiftTimes.days(written)
        .filter(days -> days == 1)
        .flatMap(days -> times.find(written, zone))
        .map(start -> LocalDate.ofInstant(start, zone));
  }

  private Optional<ZoneId> zone(CsvRow row) {
    return row.find(columns.zone()).map(ShiftTimes::zone).orElse(Optional.of(defaultZone));
  }

  private void take(CsvRow row, ShiftTimes times, DayEnds dayEnds, ShiftIntake intake) {
    Optional<ZoneId> zone = zone(row);
    if (zone.isEmpty()) {
      intake.skip(
          row.line(),
          "unknown time zone \""
              + row.text(columns.zone())
              + "\"; expected a name such as Europe/Berlin");
      return;
    }
    String startText = row.text(columns.start());
    Optional<Instant> start = times.find(startText, zone.get());
    Optional<Instant> end = end(row, times, dayEnds, zone.get());
    Optional<Shift.Role> role = role(row.text(columns.role()));
    if (row.find(columns.team()).isEmpty()) {
      intake.skip(row.line(), "the shift has no team");
    } else if (row.find(columns.person()).isEmpty() && row.find(columns.backup()).isEmpty()) {
      intake.skip(row.line(), "the shift has no person");
    } else if (start.isEmpty() || end.isEmpty()) {
      intake.skip(row.line(), unread(times, start.isEmpty() ? startText : row.text(columns.end())));
    } else if (role.isEmpty()) {
      intake.skip(
          row.line(),
          "unknown role \"" + row.text(columns.role()) + "\"; expected primary or secondary");
    } else {
      ShiftSpan span = new ShiftSpan(start.get(), end.get(), zone.get());
      row.find(columns.person())
          .ifPresent(name -> give(row, person(row, name), role.get(), span, intake));
      row.find(columns.backup())
          .ifPresent(
              name ->
                  give(
                      row,
                      new OnCallPerson(plain(name), Optional.empty(), Optional.empty()),
                      Shift.Role.SECONDARY,
                      span,
                      intake));
    }
  }

  private record ShiftSpan(Instant start, Instant end, ZoneId zone) {}

  private void give(
      CsvRow row, OnCallPerson person, Shift.Role role, ShiftSpan span, ShiftIntake intake) {
    intake.take(
        row.line(),
        new ShiftIntake.Duty(row.text(columns.team()), role, person),
        span.start(),
        span.end(),
        span.zone(),
        origin(row.text(columns.origin())));
  }

  /**
   * Returns the end of a shift; in a table without an end column, a day or a week after its start.
   */
  private Optional<Instant> end(CsvRow row, ShiftTimes times, DayEnds dayEnds, ZoneId zone) {
    Optional<DayEnds.DaySpan> span = days(row, times);
    if (span.isPresent()) {
      LocalDate after = dayEnds.after(span.get().start(), span.get().end());
      return Optional.of(after.atStartOfDay(zone).toInstant());
    }
    Optional<String> written = row.find(columns.end());
    if (written.isPresent() || row.header().has(columns.end())) {
      return written.flatMap(text -> times.find(text, zone));
    }
    String startText = row.text(columns.start());
    boolean isWeek = row.header().has(columns.week());
    return ShiftTimes.days(startText)
        .flatMap(
            days ->
                times
                    .find(startText, zone)
                    .map(start -> start.atZone(zone).plusDays(isWeek ? 7 : days).toInstant()));
  }

  private static String unread(ShiftTimes times, String written) {
    return times.isUndecided(written)
        ? "\""
            + written
            + "\" may be either of two days, and nothing in the table tells which; write it as"
            + " 2026-10-02"
        : "unreadable time \""
            + written
            + "\"; expected one such as 2026-10-02 09:00 or 2026-10-02T09:00+02:00";
  }

  private static String plain(String name) {
    return name.replaceFirst("^@(?=.)", "");
  }

  private OnCallPerson person(CsvRow row, String name) {
    return new OnCallPerson(
        plain(name),
        row.find(columns.handle())
            .map(handle -> handle.replaceFirst("^@", ""))
            .filter(handle -> !handle.isBlank()),
        row.find(columns.email()));
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
