package io.signalbox.ingestion.oncall.calendar;

import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.oncall.shift.ShiftIntake;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.TextDecoder;
import io.signalbox.knowledge.oncall.Shift;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.util.Strings;

/**
 * Parser of on-call shifts in iCalendar files, which expands recurring events over the horizon. An
 * occurrence that the calendar moved, or gave to somebody else, replaces the one the rule made and
 * is an override; a cancelled one is gone. Events that are no shifts are skipped with their line,
 * so that a title nobody thought of is noticed.
 *
 * <p>A calendar is read whole before its first shift is given, since what changes an occurrence may
 * stand anywhere.
 */
public final class CalendarShifts implements RowReader<Shift> {
  private static final int MOST_EVENTS = 100_000;

  private final ZoneId defaultZone;
  private final ExpansionHorizon horizon;

  /**
   * @param defaultZone of times that name none
   */
  public CalendarShifts(ZoneId defaultZone, ExpansionHorizon horizon) {
    this.defaultZone = defaultZone;
    this.horizon = horizon;
  }

  @Override
  public void read(String path, InputStream in, RowSink<Shift> sink) throws IOException {
    BufferedReader text = TextDecoder.reader(in);
    CalendarReading reading = new CalendarReading(new ShiftIntake(path, sink));
    new IcalBlocks(reading).read(text);
    reading.finish();
  }

  /** State of one calendar being read. */
  private final class CalendarReading implements IcalBlocks.Handler {
    private final ShiftIntake intake;
    private final List<IcalBlocks.Block> events = new ArrayList<>();
    private final CalendarZones zones = new CalendarZones(defaultZone);
    private String calendarName = "";
    private String maker = "";
    private boolean isCalendar;

    CalendarReading(ShiftIntake intake) {
      this.intake = intake;
    }

    @Override
    public void block(IcalBlocks.Block block) {
      isCalendar = true;
      if (block.kind().equals("VTIMEZONE")) {
        zones.define(block);
      } else if (events.size() < MOST_EVENTS) {
        events.add(block);
      } else {
        intake.skip(block.line(), "the calendar has more than " + MOST_EVENTS + " events");
      }
    }

    @Override
    public void line(String line) {
      String upper = line.toUpperCase(Locale.ROOT);
      isCalendar |= upper.startsWith("BEGIN:VCALENDAR");
      if (upper.startsWith("X-WR-CALNAME")
          || (calendarName.isEmpty() && upper.startsWith("NAME:"))) {
        calendarName = value(line);
      } else if (upper.startsWith("PRODID")) {
        maker = value(line);
      } else if (upper.startsWith("X-WR-TIMEZONE")) {
        zones.calendarZone(value(line));
      }
    }

    private static String value(String line) {
      return Strings.unescape(line.substring(line.indexOf(':') + 1).replace("\0", "")).strip();
    }

    @Override
    public void broken(long line, String reason) {
      isCalendar = true;
      intake.skip(line, reason);
    }

    void finish() {
      if (!isCalendar) {
        intake.skip(0, "is not an iCalendar file: it has no line BEGIN:VCALENDAR");
        return;
      }
      EventSeries series = new EventSeries(intake, horizon, zones);
      CalendarFacts facts = new CalendarFacts(calendarName, maker);
      events.forEach(block -> facts.note(block.plainValue("SUMMARY")));
      EventDutyExtractor duties = new EventDutyExtractor(facts);
      events.forEach(block -> series.add(block, duties));
      series.give();
    }
  }
}
