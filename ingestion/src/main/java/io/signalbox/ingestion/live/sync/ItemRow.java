package io.signalbox.ingestion.live.sync;

import java.time.Instant;

/**
 * Row of the table live_item: version, state and access rule of an item when it was last read.
 *
 * @param readAs fingerprint of all else that decides what is stored of it
 * @param reason why it is skipped, or why nobody may see it; empty for neither
 * @param access the rule as stored
 */
record ItemRow(
    String id,
    String version,
    String readAs,
    ItemState state,
    String reason,
    String access,
    Instant readAt) {
  /** Result of the last reading of an item. */
  enum ItemState {
    STORED,
    SKIPPED,
    /** Fetching failed; the next run tries again. */
    RETRY
  }

  boolean isCurrent(String listedVersion, String readAsNow) {
    return state != ItemState.RETRY && version.equals(listedVersion) && readAs.equals(readAsNow);
  }
}
