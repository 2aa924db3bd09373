package io.signalbox.tools.core.limit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * Permission for one call, given by the rate limits. Ended exactly once; ending it again changes
 * nothing.
 */
public final class CallPermit {
  private final LongConsumer atEnd;
  private final AtomicBoolean open = new AtomicBoolean(true);

  public CallPermit(LongConsumer atEnd) {
    this.atEnd = atEnd;
  }

  /** The call is over and took this many tokens. */
  public void end(long tokens) {
    if (open.compareAndSet(true, false)) {
      atEnd.accept(tokens);
    }
  }
}
