package io.signalbox.ingestion.removal;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a run may remove what a source no longer lists, and holds a large removal until
 * an operator lets it through. An unmounted folder or a broken listing looks just like a large
 * deletion. Whoever removes because something is missing asks here first, once a run and source,
 * with all that it would remove. Deletions that a commit or a feed names, and a source that was
 * taken out of the settings, need no asking.
 */
public final class RemovalGuard {
  private final HeldRemovalTable table;
  private final Clock clock;

  public RemovalGuard(HeldRemovalTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Returns the table of held removals. */
  public HeldRemovalTable held() {
    return table;
  }

  /**
   * Decides on all removals of a run at once and records the decision; one that is too large holds
   * the others too.
   *
   * @return empty when the removal is to be carried out now; else it is held, and nothing of it may
   *     be removed
   */
  public Optional<HeldRemoval> hold(String source, List<RemovedPart> losses) {
    Optional<RemovedPart> largest =
        losses.stream()
            .filter(RemovedPart::isLarge)
            .max(Comparator.comparingLong(RemovedPart::gone));
    if (largest.isEmpty()) {
      table.lift(source);
      return Optional.empty();
    }
    boolean allowed =
        table.find(source).filter(held -> held.allowed() >= largest.get().gone()).isPresent();
    return allowed
        ? Optional.empty()
        : Optional.of(table.hold(source, largest.get(), clock.instant()));
  }

  /**
   * Deletes the held removal of a source that has nothing left to remove, or that is no longer
   * configured.
   */
  public void settled(String source) {
    table.lift(source);
  }
}
