package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.sync.ItemRow.ItemState;
import io.signalbox.ingestion.run.LiveItemIntake;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Applies {@link ItemAction}s to the stores within the caller's transaction, and counts them for
 * the report. For one run.
 */
final class ItemChanges {
  private final String source;
  private final LiveItemTable items;
  private final LiveItemIntake intake;
  private long stored;
  private long removed;
  private long rights;
  private long skipped;

  ItemChanges(String source, LiveItemTable items, LiveItemIntake intake) {
    this.source = source;
    this.items = items;
    this.intake = intake;
  }

  long stored() {
    return stored;
  }

  long removed() {
    return removed;
  }

  long rights() {
    return rights;
  }

  long skipped() {
    return skipped;
  }

  void carryOut(Handle handle, List<ItemAction> actions) {
    actions.forEach(action -> carryOut(handle, action));
  }

  private void carryOut(Handle handle, ItemAction action) {
    switch (action) {
      case ItemAction.Keep keep -> {
        Optional<String> unusable = intake.store(keep.place(), keep.item());
        if (unusable.isEmpty()) {
          stored++;
        } else {
          skipped++;
        }
        items.put(handle, source, unusable.map(why -> skipped(keep.row(), why)).orElse(keep.row()));
      }
      case ItemAction.Leave leave -> {
        skipped++;
        if (leave.row().state() == ItemState.SKIPPED) {
          intake.forget(source, leave.row().id());
        }
        items.put(handle, source, leave.row());
      }
      case ItemAction.Grant grant -> grant(handle, grant);
      case ItemAction.Drop drop -> {
        if (!items.find(source, List.of(drop.id())).isEmpty()) {
          removed++;
          intake.forget(source, drop.id());
          items.remove(handle, source, drop.id());
        }
      }
    }
  }

  private void grant(Handle handle, ItemAction.Grant grant) {
    rights++;
    if (intake.changeAccess(source, grant.row().id(), grant.rule())) {
      items.put(handle, source, grant.row());
    } else {
      // Rows of a table bear the rule too, and are laid out anew under the new one.
      intake.forget(source, grant.row().id());
      items.put(handle, source, retried(grant.row()));
    }
  }

  private static ItemRow skipped(ItemRow row, String why) {
    return new ItemRow(
        row.id(), row.version(), row.readAs(), ItemState.SKIPPED, why, row.access(), row.readAt());
  }

  private static ItemRow retried(ItemRow row) {
    return new ItemRow(
        row.id(),
        row.version(),
        row.readAs(),
        ItemState.RETRY,
        "its rights changed; it is read again",
        row.access(),
        row.readAt());
  }
}
