package io.signalbox.ingestion.live.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Status of one live source for operators: counts, times of runs and the last failure.
 *
 * @param atSource items in the last complete list; empty before the first
 * @param stored items that are stored
 * @param reasons number of items by why they are skipped or seen by nobody
 * @param upToDateAt when the last run that came to its end did
 * @param sweptAt when the last complete list was made
 * @param nextAt when the next run is due
 * @param running whether a run is under way
 * @param left how long that will take still, where it can be told
 * @param failure why the last run did not come to its end
 * @param requests of the run under way or, else, the last one
 */
public record SourceStatus(
    String source,
    String system,
    String address,
    Optional<Long> atSource,
    long stored,
    Map<String, Long> reasons,
    Optional<Instant> upToDateAt,
    Optional<Instant> sweptAt,
    Instant nextAt,
    boolean running,
    Optional<Duration> left,
    Optional<String> failure,
    long requests) {
  public SourceStatus {
    reasons = Map.copyOf(reasons);
  }
}
