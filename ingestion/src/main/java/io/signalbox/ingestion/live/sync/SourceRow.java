package io.signalbox.ingestion.live.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Row of the table live_source: sync cursor, lease and progress of one live source.
 *
 * @param cursor up to which everything is stored
 * @param startedAt of the run under way or, else, the last one
 * @param finishedAt of the last run that came to its end
 * @param sweptAt of the last complete list
 * @param left items that the run under way has before it, where that is known
 * @param notBefore the source's word when it may be asked again
 */
record SourceRow(
    String settingsHash,
    Optional<String> cursor,
    Instant leasedUntil,
    String holder,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    Optional<Instant> sweptAt,
    long atSource,
    long done,
    OptionalLong left,
    Optional<String> failure,
    Optional<Instant> notBefore,
    long requests) {

  /** Returns whether a run holds an unexpired lease on the source. */
  boolean isRunning(Instant now) {
    return !holder.isEmpty() && leasedUntil.isAfter(now);
  }
}
