package io.signalbox.ingestion.live.sync;

import java.time.Instant;

/**
 * Item as it was read last.
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
  /** States of an item. */
  enum ItemState {
    STORED,
    SKIPPED,
    /** It could not be had; it is asked for again with the next run. */
    RETRY
  }

  boolean isCurrent(String listedVersion, String readAsNow) {
    return state != ItemState.RETRY && version.equals(listedVersion) && readAs.equals(readAsNow);
  }
}
