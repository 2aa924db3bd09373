package io.signalbox.tools.core.upstream;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Blocks a thread until a Vert.x future completes on an event loop. */
public final class BlockingWait {
  private BlockingWait() {}

  /**
   * Returns the future's result, waiting up to this duration.
   *
   * @throws IllegalStateException when it takes longer
   */
  public static <T> T upTo(Future<T> future, Duration longest) {
    try {
      return future.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("waited in vain for " + longest.toSeconds() + " s", e);
    }
  }
}
