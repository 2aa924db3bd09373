package io.signalbox.ingestion.removal;

import java.time.Instant;

/**
 * Removal too large to carry out unasked; it waits until an operator lets it through.
 *
 * @param unit that both numbers count: documents, or rows of tables
 * @param gone what the source does not show any more
 * @param known what is stored of the source
 * @param heldAt when it was first noticed
 * @param allowed most that somebody let through; 0 while nobody has
 */
public record HeldRemoval(
    String source, String unit, long gone, long known, Instant heldAt, long allowed) {

  /** Returns a sentence for operators, with the command that lets the removal through. */
  public String sentence() {
    return gone
        + " of "
        + known
        + " "
        + unit
        + " are gone at the source; they were kept, since that is more than a fifth of"
        + " it. If that is right: ./signalbox ingest --let-through "
        + source;
  }
}
