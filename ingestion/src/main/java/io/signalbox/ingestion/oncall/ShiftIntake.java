package io.signalbox.ingestion.oncall;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.Skipped;
import io.signalbox.knowledge.oncall.Person;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.ZoneId;

/** What every reader of shifts does with one it has read: the checks of sanity. */
record ShiftIntake(String path, RowSink<Shift> sink) {

  /** Who is on call for whom, before it is known when. */
  record Duty(String team, Shift.Role role, Person person) {}

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
    sink.skipped(new Skipped(path, line, reason));
  }
}
