package io.signalbox.ingestion.removal;

/**
 * Part of a source that it does not show any more.
 *
 * @param unit in which it is counted, in the plural, as people read it
 * @param gone what a run would remove
 * @param known what was stored of the source before the run
 */
public record RemovedPart(String unit, long gone, long known) {
  /** Fewer than that go at once. */
  private static final long LEAST_HELD = 20;

  /** So does what is not more than this part of the source. */
  private static final long PART = 5;

  /** Loss of whole documents, or of whole tables. */
  public static RemovedPart ofDocuments(long gone, long known) {
    return new RemovedPart("documents", gone, known);
  }

  /** Loss of rows within tables that are still there. */
  public static RemovedPart ofRows(long gone, long known) {
    return new RemovedPart("rows", gone, known);
  }

  boolean isLarge() {
    return gone >= LEAST_HELD && gone * PART > known;
  }
}
