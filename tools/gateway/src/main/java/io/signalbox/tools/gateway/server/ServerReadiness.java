package io.signalbox.tools.gateway.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Readiness of the server to answer calls, with notes on minor problems.
 *
 * @param notes what is amiss though they can be
 */
public record ServerReadiness(boolean isReady, List<String> notes) {
  /** A probe gives up sooner than a pool that waits for its database. */
  private static final Duration LONGEST_CHECK = Duration.ofSeconds(2);

  public ServerReadiness {
    notes = List.copyOf(notes);
  }

  /** Returns a readiness without notes. */
  public static ServerReadiness of(boolean ready) {
    return new ServerReadiness(ready, List.of());
  }

  /** Returns what a check says, or that the server is not ready where it takes over two seconds. */
  static ServerReadiness soon(Supplier<ServerReadiness> check, Executor threads) {
    return within(LONGEST_CHECK, check, threads);
  }

  static ServerReadiness within(Duration limit, Supplier<ServerReadiness> check, Executor threads) {
    return CompletableFuture.supplyAsync(check, threads)
        .completeOnTimeout(of(false), limit.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  String remarks() {
    return notes.isEmpty() ? "" : "; " + String.join("; ", notes);
  }
}
