package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.run.LiveItemIntake.ItemPlace;
import io.signalbox.ingestion.run.LiveItemIntake.ReadItem;
import io.signalbox.knowledge.document.AccessRule;

/**
 * Database change decided for one live item and not yet carried out; {@link ItemChanges} applies
 * it.
 */
sealed interface ItemAction {
  /** Stores the item's content and its row. */
  record Keep(ItemRow row, ItemPlace place, ReadItem item) implements ItemAction {}

  /** Records that the item is skipped, or that fetching it failed. */
  record Leave(ItemRow row) implements ItemAction {}

  /** Replaces the access rule of the item, leaving its content as it is. */
  record Grant(ItemRow row, AccessRule rule) implements ItemAction {}

  /** Removes the item and its content. */
  record Drop(String id) implements ItemAction {}
}
