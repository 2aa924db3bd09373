package io.signalbox.tools.core.upstream;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a thread that may for what happens on one that may not. */
public final class BlockingWait {
  private BlockingWait() {}

  /**
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
