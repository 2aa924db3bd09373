package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.RowSink;
import io.signalbox.ingestion.read.SkippedItem;

/** Rows of one file as they are read, with what could not be used counted for the report. */
abstract class TalliedRows<T> implements RowSink<T> {
  private final SourceTally tally;
  private boolean brokeOff;
  private boolean said;

  TalliedRows(SourceTally tally) {
    this.tally = tally;
  }

  /** Returns whether the file stopped making sense before its end. */
  boolean brokeOff() {
    return brokeOff;
  }

  /** Returns whether anything was said of the file, beside the rows that it gave. */
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
