package io.signalbox.tools.core.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cancellation signal of a gateway call, set once when no client waits for its answer any more.
 * Safe for use from several threads.
 */
public final class CallCancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>(1);

  /**
   * Sets the signal, wakes paused threads and runs the registered actions; later calls do nothing.
   */
  public void cancel() {
    List<Runnable> due;
    synchronized (actions) {
      if (cancelled.getCount() == 0) {
        return;
      }
      cancelled.countDown();
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Runs the action on cancellation, at once when that has happened. Must not block. */
  public void onCancel(Runnable action) {
    synchronized (actions) {
      if (!isCancelled()) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /**
   * Waits for this duration; returns true when cancellation or an interrupt ended the wait early.
   */
  public boolean pause(Duration duration) {
    try {
      return cancelled.await(duration.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
