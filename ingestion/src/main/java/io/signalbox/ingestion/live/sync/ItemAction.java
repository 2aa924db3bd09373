package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.run.LiveItemIntake.ItemPlace;
import io.signalbox.ingestion.run.LiveItemIntake.ReadItem;
import io.signalbox.knowledge.document.AccessRule;

/** Decision about one item, made from the source's answers and not carried out yet. */
sealed interface ItemAction {
  /** Keeps the item. */
  record Keep(ItemRow row, ItemPlace place, ReadItem item) implements ItemAction {}

  /** Notes that nothing of the item is kept, or that it could not be had. */
  record Leave(ItemRow row) implements ItemAction {}

  /** Changes who may see the item, and nothing else. */
  record Grant(ItemRow row, AccessRule rule) implements ItemAction {}

  /** Removes the item. */
  record Drop(String id) implements ItemAction {}
}
