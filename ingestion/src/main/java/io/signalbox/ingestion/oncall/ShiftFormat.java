package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.json.JsonShape;
import io.signalbox.ingestion.oncall.calendar.CalendarShifts;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.oncall.Shift;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Supported formats of on-call files, with their detection and parsers. */
public enum ShiftFormat {
  SHIFTS_CSV("shifts-csv"),
  ICALENDAR("icalendar"),
  PAGERDUTY_SCHEDULE("pagerduty-schedule"),
  PAGERDUTY_ONCALLS("pagerduty-oncalls"),
  OPSGENIE("opsgenie"),
  GRAFANA_SHIFTS("grafana-shifts");

  private final String settingName;

  ShiftFormat(String settingName) {
    this.settingName = settingName;
  }

  /** Returns the name used in settings and messages. */
  public String settingName() {
    return settingName;
  }

  /** Returns the format with this name in settings; empty when there is none. */
  public static Optional<ShiftFormat> named(String settingName) {
    return Stream.of(values()).filter(format -> format.settingName.equals(settingName)).findFirst();
  }

  /** Returns all names, for messages. */
  public static String names() {
    return Stream.of(values()).map(ShiftFormat::settingName).collect(Collectors.joining(", "));
  }

  /** Detects the format from the file's ending, JSON field names or CSV header. */
  public static Optional<ShiftFormat> detect(String path, FileHead head) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".ics")
        || name.endsWith(".ical")
        || head.text().stripLeading().startsWith("BEGIN:VCALENDAR")) {
      return Optional.of(ICALENDAR);
    }
    List<Set<String>> shape = JsonShape.of(head);
    if (shape.stream().anyMatch(PagerDutySchedule::fits)) {
      return Optional.of(PAGERDUTY_SCHEDULE);
    }
    if (shape.stream().anyMatch(OpsgenieSchedule::fits)) {
      return Optional.of(OPSGENIE);
    }
    if (shape.stream().anyMatch(GrafanaShifts::fits)) {
      return Optional.of(GRAFANA_SHIFTS);
    }
    if (shape.stream().anyMatch(PagerDutyOnCalls::fits)) {
      return Optional.of(PAGERDUTY_ONCALLS);
    }
    if (shape.getFirst().contains("schedules")) {
      return Optional.of(PAGERDUTY_SCHEDULE);
    }
    return head.lines().stream()
        .findFirst()
        .map(CsvHeader::sniff)
        .filter(ShiftsCsv::fits)
        .map(found -> SHIFTS_CSV);
  }

  /** Returns the names of the columns that the settings may map. */
  public static Set<String> columnNames() {
    return ShiftColumns.NAMES;
  }

  /**
   * Returns a parser for this format.
   *
   * @param zone of times that name none
   * @param horizon for which rotations and recurring events are expanded; tables of plain shifts
   *     are given whole
   */
  public RowReader<Shift> reader(ZoneId zone, ExpansionHorizon horizon) {
    return reader(zone, horizon, Map.of());
  }

  /**
   * Returns a parser for this format, with column names from the settings.
   *
   * @param columns names of a table's columns, where the settings give them
   */
  public RowReader<Shift> reader(
      ZoneId zone, ExpansionHorizon horizon, Map<String, String> columns) {
    return switch (this) {
      case SHIFTS_CSV -> new ShiftsCsv(zone, columns);
      case ICALENDAR -> new CalendarShifts(zone, horizon);
      case PAGERDUTY_SCHEDULE -> new PagerDutySchedule(horizon);
      case PAGERDUTY_ONCALLS -> new PagerDutyOnCalls(horizon);
      case OPSGENIE -> new OpsgenieSchedule(horizon);
      case GRAFANA_SHIFTS -> new GrafanaShifts(horizon);
    };
  }

  /** Returns a parser that detects the format of each file; files of unknown format are skipped. */
  public static RowReader<Shift> anyReader(ZoneId zone, ExpansionHorizon horizon) {
    return anyReader(zone, horizon, Map.of());
  }

  /**
   * Returns a parser that detects the format of each file; with mapped columns, an unknown file is
   * read as CSV.
   */
  public static RowReader<Shift> anyReader(
      ZoneId zone, ExpansionHorizon horizon, Map<String, String> columns) {
    return (path, in, sink) -> {
      var bytes = FileHead.markable(in);
      Optional<ShiftFormat> format =
          detect(path, FileHead.of(bytes))
              .or(() -> columns.isEmpty() ? Optional.empty() : Optional.of(SHIFTS_CSV));
      if (format.isPresent()) {
        format.get().reader(zone, horizon, columns).read(path, bytes, sink);
      } else {
        sink.skipped(
            new SkippedItem(
                path, 0, "is not recognised as an on-call table; the formats are " + names()));
      }
    };
  }
}
