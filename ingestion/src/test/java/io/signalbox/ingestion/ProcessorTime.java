package io.signalbox.ingestion;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Limit of the processor's time that work may take. A busy machine has the clock on the wall go on
 * while nothing is done, so that a limit of it would be a test of the machine.
 */
public final class ProcessorTime {
  private ProcessorTime() {}

  /** Returns what the work makes; fails as soon as it has computed for longer. */
  public static <T> T atMost(Duration most, Supplier<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work::get);
    Thread worker = Thread.ofPlatform().daemon().start(task);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    while (!worker.join(Duration.ofMillis(20))) {
      if (threads.getThreadCpuTime(worker.threadId()) > most.toNanos()) {
        AssertionError late = new AssertionError("computes for longer than " + most);
        late.setStackTrace(worker.getStackTrace());
        throw late;
      }
    }
    return task.get();
  }
}
