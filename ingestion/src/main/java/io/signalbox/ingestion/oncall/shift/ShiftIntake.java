package io.signalbox.ingestion.oncall.shift;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import java.time.Instant;
import java.time.ZoneId;

/** Validates parsed on-call shifts of all formats and passes them to the row sink. */
public record ShiftIntake(String path, RowSink<Shift> sink) {

  /** Team, role and person of a shift, without its times. */
  public record Duty(String team, Shift.Role role, OnCallPerson person) {}

  /** Passes a shift to the sink, or reports it as skipped where it does not end after its start. */
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

  /** Reports an entry that cannot be used, with the reason. */
  public void skip(long line, String reason) {
    sink.skipped(new SkippedItem(path, line, reason));
  }
}
