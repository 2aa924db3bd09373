package io.signalbox.bot.app.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Waits for Ctrl-C or SIGTERM on behalf of commands that serve. The process ends only when this is
 * closed, so that what is under way is finished first: open it before everything that it has to
 * wait for.
 */
final class StopSignal implements AutoCloseable {
  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  private StopSignal() {}

  /** Registers a JVM shutdown hook for Ctrl-C and SIGTERM. */
  static StopSignal register() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::stopAndWait, "stop"));
    return signal;
  }

  /** Blocks until the process is told to stop. */
  void await() throws InterruptedException {
    stop.await();
  }

  private void stopAndWait() {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
  }
}
