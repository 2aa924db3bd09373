package io.signalbox.ingestion.removal;

import java.time.Clock;
import java.util.Optional;

/**
 * Decides whether what a source does not show any more may be removed: an unmounted folder or a
 * broken listing looks just like a large deletion. Whoever removes because something is missing
 * asks here first, once a run and source, with all that it would remove. Deletions that a commit or
 * a feed names, and a source that was taken out of the settings, need no asking.
 */
public final class RemovalGuard {
  /** Fewer documents than that go at once. */
  private static final long LEAST_HELD = 20;

  /** So does what is not more than this part of the source. */
  private static final long PART = 5;

  private final HeldRemovalTable table;
  private final Clock clock;

  public RemovalGuard(HeldRemovalTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The removals that are held. */
  public HeldRemovalTable held() {
    return table;
  }

  /**
   * Decides and notes the decision.
   *
   * @param gone documents that the run would remove
   * @param known documents that were stored of the source before the run
   * @return empty when the removal is to be carried out now; else it is held, and nothing of it may
   *     be removed
   */
  public Optional<HeldRemoval> hold(String source, long gone, long known) {
    boolean large = gone >= LEAST_HELD && gone * PART > known;
    boolean allowed = table.find(source).filter(held -> held.allowed() >= gone).isPresent();
    if (large && !allowed) {
      return Optional.of(table.hold(source, gone, known, clock.instant()));
    }
    if (!large) {
      table.lift(source);
    }
    return Optional.empty();
  }

  /** Takes note that nothing is left to remove of the source, or that it is no source any more. */
  public void settled(String source) {
    table.lift(source);
  }
}
