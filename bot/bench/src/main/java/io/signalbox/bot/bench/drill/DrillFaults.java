package io.signalbox.bot.bench.drill;

import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.SlackFaults;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Fault injector for the local workspace's Slack API: every four seconds a few calls get 429, or
 * 500, or are executed and still get 500, until it is closed. Closing clears the remaining faults.
 */
final class DrillFaults implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(4);
  private static final int AT_ONCE = 5;
  private static final int SERVER_ERROR = 500;
  private static final List<String> METHODS =
      List.of("chat.postMessage", "chat.postMessage", "chat.update", "conversations.open");

  private final SlackFaults faults;
  private final Thread thread;
  private volatile boolean closed;
  private final AtomicInteger planned = new AtomicInteger();

  DrillFaults(LocalWorkspace workspace) {
    this.faults = workspace.faults();
    this.thread = Thread.ofPlatform().name("trouble").daemon().start(this::run);
  }

  private void run() {
    for (int i = 0; !closed; i++) {
      String method = METHODS.get(i / 3 % METHODS.size());
      switch (i % 3) {
        case 0 -> faults.rateLimit(method, AT_ONCE, Duration.ofSeconds(1));
        case 1 -> faults.breakCalls(method, AT_ONCE, SERVER_ERROR);
        default -> faults.loseReplies(method, AT_ONCE);
      }
      planned.addAndGet(AT_ONCE);
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }

  /** Returns the number of calls for which a fault was planned. */
  int planned() {
    return planned.get();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    faults.clear();
  }
}
