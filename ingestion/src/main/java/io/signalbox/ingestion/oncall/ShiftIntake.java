package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.ZoneId;

/** Sanity checks common to all readers of shifts. */
record ShiftIntake(String path, RowSink<Shift> sink) {

  /** Person and team of a shift whose time is not known yet. */
  record Duty(String team, Shift.Role role, OnCallPerson person) {}

  void take(long line, Duty duty, Instant start, Instant end, ZoneId zone, Shift.Origin origin) {
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

  void skip(long line, String reason) {
    sink.skipped(new SkippedItem(path, line, reason));
  }
}
