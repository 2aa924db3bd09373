package io.signalbox.ingestion.read;

/**
 * Callback that receives rows and problems from a {@link RowReader}, one at a time, so that no
 * export has to fit into memory.
 */
public interface RowSink<T> {

  /** Accepts a usable row. */
  void row(T row);

  /** Accepts a row or file that could not be used. */
  void skipped(SkippedItem skipped);

  /**
   * Accepts the report that the file breaks off here, as a half-written one does. Rows missing
   * after this point must not be taken for removed.
   */
  default void brokeOff(SkippedItem skipped) {
    skipped(skipped);
  }

  /** Accepts a note about something unusual in a file that was used nevertheless. */
  default void noted(SkippedItem note) {}

  /**
   * Accepts a valid row that is not wanted: an open ticket, a pull request among issues. Nobody has
   * to mend anything, so it is no {@link SkippedItem}; a sink that keeps numbers counts it.
   *
   * @param why a few words that are the same for every row of the kind, fit to group by
   */
  default void leftOut(String why) {}
}
