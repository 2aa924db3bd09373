package io.signalbox.ingestion.read;

/** Takes what a reader finds, one at a time, so that no export has to fit into memory. */
public interface RowSink<T> {

  /** Accepts a usable row. */
  void row(T row);

  /** A row, or a file, that could not be used. */
  void skipped(SkippedItem skipped);

  /**
   * The file stops making sense here, as a half-written one does: what it no longer shows may well
   * be in the rest of it, and must not be taken for gone.
   */
  default void brokeOff(SkippedItem skipped) {
    skipped(skipped);
  }

  /** Accepts what was odd in a file and used all the same. */
  default void noted(SkippedItem note) {}

  /**
   * Accepts a valid row that is not wanted: an open ticket, a pull request among issues. Nobody has
   * to mend anything, so it is no {@link SkippedItem}; a sink that keeps numbers counts it.
   *
   * @param why a few words that are the same for every row of the kind, fit to group by
   */
  default void leftOut(String why) {}
}
