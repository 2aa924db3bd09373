package io.signalbox.tools.core.limit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Permit that the rate limiter gives for one call; it is ended once with the tokens used, and
 * further ends are ignored. Ended exactly once; ending it again changes nothing.
 */
public final class CallPermit {
  private final LongConsumer atEnd;
  private final AtomicBoolean open = new AtomicBoolean(true);

  public CallPermit(LongConsumer atEnd) {
    this.atEnd = atEnd;
  }

  /**
   * Returns the permit to the rate limiter at the end of the call, with the number of tokens that
   * it used.
   */
  public void end(long tokens) {
    if (open.compareAndSet(true, false)) {
      atEnd.accept(tokens);
    }
  }
}
