package io.signalbox.ingestion.oncall.shift;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.ZoneId;

/** Sanity checks common to all readers of shifts. */
public record ShiftIntake(String path, RowSink<Shift> sink) {

  /** Person and team of a shift whose time is not known yet. */
  public record Duty(String team, Shift.Role role, OnCallPerson person) {}

  /** Gives a shift on, or says why it is none. */
  public void take(
      long line, Duty duty, Instant start, Instant end, ZoneId zone, Shift.Origin origin) {
    if (!end.isAfter(start)) {
      skip(
          line,
          "the shift of "
              + duty.person().name()
              + " ends at "
              + end
              + ", not after its start at "
              + start);
      return;
    }
    sink.row(new Shift(duty.team(), duty.role(), duty.person(), start, end, zone, origin));
  }

  /** Says why something is no shift. */
  public void skip(long line, String reason) {
    sink.skipped(new SkippedItem(path, line, reason));
  }
}
