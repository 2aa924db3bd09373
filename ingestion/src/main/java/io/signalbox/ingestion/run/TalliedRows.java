package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;

/** Rows of one file as they are read, with what could not be used counted for the report. */
abstract class TalliedRows<T> implements RowSink<T> {
  private final SourceTally tally;
  private boolean brokeOff;

  TalliedRows(SourceTally tally) {
    this.tally = tally;
  }

  /** Returns whether the file stopped making sense before its end. */
  boolean brokeOff() {
    return brokeOff;
  }

  @Override
  public void skipped(SkippedItem skipped) {
    tally.skip(skipped);
  }

  @Override
  public void brokeOff(SkippedItem skipped) {
    tally.breakOff(skipped);
    brokeOff = true;
  }

  @Override
  public void noted(SkippedItem note) {
    tally.note(note);
  }

  @Override
  public void leftOut(String why) {
    tally.leaveOut(why);
  }
}
