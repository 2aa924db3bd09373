package io.signalbox.tools.gateway.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits on a thread that may for what happens on one that may not. */
final class Waiting {
  private Waiting() {}

  /**
   * @throws IllegalStateException when it takes longer
   */
  static <T> T upTo(Future<T> future, Duration longest) {
    try {
      return future.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("waited in vain for " + longest.toSeconds() + " s", e);
    }
  }
}
