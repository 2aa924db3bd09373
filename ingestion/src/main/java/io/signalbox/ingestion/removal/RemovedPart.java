package io.signalbox.ingestion.removal;

/**
 * Number of documents or rows that a source no longer lists, beside the number stored.
 *
 * @param unit in which it is counted, in the plural, as people read it
 * @param gone what a run would remove
 * @param known what was stored of the source before the run
 */
public record RemovedPart(String unit, long gone, long known) {
  /** Smallest number that is ever held; fewer are removed at once. */
  private static final long LEAST_HELD = 20;

  /** Divisor of the share that is held: only more than one fifth of what is stored. */
  private static final long PART = 5;

  /** Returns a loss of whole documents, or of whole tables. */
  public static RemovedPart ofDocuments(long gone, long known) {
    return new RemovedPart("documents", gone, known);
  }

  /** Returns a loss of rows within tables that the source still has. */
  public static RemovedPart ofRows(long gone, long known) {
    return new RemovedPart("rows", gone, known);
  }

  boolean isLarge() {
    return gone >= LEAST_HELD && gone * PART > known;
  }
}
