package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;

/** Base class of row sinks that count skipped rows, notes and breaks of one file in the tally. */
abstract class CountingRowSink<T> implements RowSink<T> {
  private final SourceTally tally;
  private boolean brokeOff;
  private boolean said;

  CountingRowSink(SourceTally tally) {
    this.tally = tally;
  }

  /** Returns whether the file broke off before its end. */
  boolean brokeOff() {
    return brokeOff;
  }

  /** Returns whether the reader reported anything other than rows. */
  boolean said() {
    return said;
  }

  @Override
  public void skipped(SkippedItem skipped) {
    said = true;
    tally.skip(skipped);
  }

  @Override
  public void brokeOff(SkippedItem skipped) {
    said = true;
    tally.breakOff(skipped);
    brokeOff = true;
  }

  @Override
  public void noted(SkippedItem note) {
    said = true;
    tally.note(note);
  }

  @Override
  public void leftOut(String why) {
    said = true;
    tally.leaveOut(why);
  }
}
