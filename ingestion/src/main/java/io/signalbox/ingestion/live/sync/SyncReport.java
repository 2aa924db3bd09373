package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.removal.HeldRemoval;
import java.util.Optional;

/**
 * Result of one synchronisation of a live source: counts of items, held removals and failure.
 *
 * @param stored items added or updated
 * @param removed items that are gone
 * @param rights items of which only the rights changed
 * @param skipped items that were looked at and are not kept, or could not be had
 * @param requests to the source
 * @param swept whether it was listed completely
 * @param held removal that waits for somebody's word
 * @param failure why the run did not come to its end; all before that is stored
 */
public record SyncReport(
    String source,
    long stored,
    long removed,
    long rights,
    long skipped,
    long requests,
    boolean swept,
    Optional<HeldRemoval> held,
    Optional<String> failure) {

  /** Returns the report of a run that did not begin. */
  static SyncReport notBegun(String source, String why) {
    return new SyncReport(source, 0, 0, 0, 0, 0, false, Optional.empty(), Optional.of(why));
  }

  /** Returns whether the run finished without a failure and without a held removal. */
  public boolean isWhole() {
    return failure.isEmpty() && held.isEmpty();
  }
}
