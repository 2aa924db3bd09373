package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.knowledge.oncall.OnCallRefresh;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the live on-call sources when somebody asks who is on call, so that recent overrides
 * count. Waits at most two seconds; then the answer comes from what is stored, and the run goes on.
 * Safe for use from several threads.
 */
public final class LiveOnCallRefresh implements OnCallRefresh {
  private static final Logger log = LoggerFactory.getLogger(LiveOnCallRefresh.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  /** Minimum time between the starts of two refreshes of one source. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final LiveSync sync;
  private final Clock clock;
  private final Duration longestWait;
  private final Map<String, StartedRun> runs = new HashMap<>();

  private record StartedRun(Instant startedAt, CompletableFuture<Void> end) {}

  public LiveOnCallRefresh(LiveSync sync, Clock clock) {
    this(sync, clock, LONGEST_WAIT);
  }

  LiveOnCallRefresh(LiveSync sync, Clock clock, Duration longestWait) {
    this.sync = sync;
    this.clock = clock;
    this.longestWait = longestWait;
  }

  @Override
  public void refresh() {
    List<StartedRun> all = new ArrayList<>();
    for (LiveSettings source : sync.sources()) {
      if (source.opener().tellsWhoIsOnCall()) {
        all.add(started(source));
      }
    }
    all.forEach(this::await);
  }

  /**
   * Returns the run that is under way or began less than {@link #FRESH} ago; otherwise starts one.
   */
  private synchronized StartedRun started(LiveSettings source) {
    Instant now = clock.instant();
    StartedRun last = runs.get(source.name());
    if (last != null && (!last.end().isDone() || last.startedAt().plus(FRESH).isAfter(now))) {
      return last;
    }
    StartedRun run =
        new StartedRun(
            now,
            CompletableFuture.runAsync(
                () -> run(source),
                task -> Thread.ofVirtual().name("on-call-" + source.name()).start(task)));
    runs.put(source.name(), run);
    return run;
  }

  private void run(LiveSettings source) {
    SyncReport report = sync.run(source, () -> false);
    report.failure().ifPresent(why -> log.info("Live source {}: {}", source.name(), why));
  }

  /**
   * Waits for the run until two seconds after its start, so that later callers do not wait again.
   */
  private void await(StartedRun run) {
    Duration left = longestWait.minus(Duration.between(run.startedAt(), clock.instant()));
    try {
      run.end().get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("Who is on call is told from what is stored: the system has not answered yet");
    } catch (ExecutionException e) {
      log.warn("Who is on call could not be read anew", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
