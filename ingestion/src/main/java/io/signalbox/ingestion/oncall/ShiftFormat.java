package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.csv.CsvHeader;
import io.signalbox.ingestion.json.JsonShape;
import io.signalbox.ingestion.read.FileHead;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.oncall.Shift;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The on-call tables that can be read. */
public enum ShiftFormat {
  SHIFTS_CSV("shifts-csv"),
  ICALENDAR("icalendar"),
  PAGERDUTY_SCHEDULE("pagerduty-schedule");

  private final String settingName;

  ShiftFormat(String settingName) {
    this.settingName = settingName;
  }

  /** Returns the name used in settings and messages. */
  public String settingName() {
    return settingName;
  }

  /** The format of this name; empty when there is none. */
  public static Optional<ShiftFormat> named(String settingName) {
    return Stream.of(values()).filter(format -> format.settingName.equals(settingName)).findFirst();
  }

  /** Returns all names, for messages. */
  public static String names() {
    return Stream.of(values()).map(ShiftFormat::settingName).collect(Collectors.joining(", "));
  }

  /** Tells the format by the file's ending or its beginning. */
  public static Optional<ShiftFormat> detect(String path, FileHead head) {
    String name = path.toLowerCase(Locale.ROOT);
    if (name.endsWith(".ics")
        || name.endsWith(".ical")
        || head.text().stripLeading().startsWith("BEGIN:VCALENDAR")) {
      return Optional.of(ICALENDAR);
    }
    if (JsonShape.of(head).stream().anyMatch(PagerDutySchedule::fits)) {
      return Optional.of(PAGERDUTY_SCHEDULE);
    }
    return head.lines().stream()
        .findFirst()
        .map(CsvHeader::sniff)
        .filter(ShiftsCsv::fits)
        .map(found -> SHIFTS_CSV);
  }

  /**
   * The reader for this format.
   *
   * @param zone of times that name none
   * @param horizon for which rotations and recurring events are expanded; tables of plain shifts
   *     are given whole
   */
  public RowReader<Shift> reader(ZoneId zone, ExpansionHorizon horizon) {
    return switch (this) {
      case SHIFTS_CSV -> new ShiftsCsv(zone);
      case ICALENDAR -> new CalendarShifts(zone, horizon);
      case PAGERDUTY_SCHEDULE -> new PagerDutySchedule(horizon);
    };
  }

  /**
   * A reader that looks at each file first and reads it in its format; one it does not know is
   * skipped.
   */
  public static RowReader<Shift> anyReader(ZoneId zone, ExpansionHorizon horizon) {
    return (path, in, sink) -> {
      var bytes = FileHead.markable(in);
      Optional<ShiftFormat> format = detect(path, FileHead.of(bytes));
      if (format.isPresent()) {
        format.get().reader(zone, horizon).read(path, bytes, sink);
      } else {
        sink.skipped(
            new SkippedItem(
                path,
                0,
                "is no on-call table that can be told by its content; the formats are " + names()));
      }
    };
  }
}
