package io.signalbox.ingestion.read;

/** Takes what a reader finds, one at a time, so that no export has to fit into memory. */
public interface RowSink<T> {

  /** A usable row. */
  void row(T row);

  /** A row, or a file, that could not be used. */
  void skipped(Skipped skipped);
}
