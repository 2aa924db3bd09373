package io.signalbox.bot.bench.gateway;

import io.signalbox.tools.client.ClientAnswer;
import io.signalbox.tools.client.ClientCall;
import io.signalbox.tools.client.GatewayClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Load of eight concurrent callers that call again 10 ms after the previous answer and count the
 * results.
 */
final class ClosedLoopLoad {
  private static final int CALLERS = 8;
  private static final Duration PACE = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final GatewayClient client;
  private final ClientCall call;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final AtomicLong direct = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final List<Thread> threads = new ArrayList<>();

  /** Ids and counts of calls by result; each call is in exactly one of them. */
  record Tally(
      Set<String> asked, Set<String> answered, long direct, long refused, Duration slowest) {}

  ClosedLoopLoad(GatewayClient client, String body) {
    this.client = client;
    this.call = ClientCall.chat(body).within(PATIENCE);
  }

  void start() {
    for (int i = 0; i < CALLERS; i++) {
      threads.add(Thread.ofVirtual().name("caller-" + i).start(this::ask));
    }
  }

  private void ask() {
    while (open.get()) {
      long began = System.nanoTime();
      ClientAnswer answer = client.call(call);
      slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
      asked.add(answer.id());
      if (answer.isAnswer()) {
        answered.add(answer.id());
        if (answer.way() == ClientAnswer.Way.DIRECT) {
          direct.incrementAndGet();
        }
      } else {
        refused.incrementAndGet();
      }
      LockSupport.parkNanos(PACE.toNanos());
    }
  }

  Tally stop() {
    open.set(false);
    for (Thread thread : threads) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(60));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new Tally(
        Set.copyOf(asked),
        Set.copyOf(answered),
        direct.get(),
        refused.get(),
        Duration.ofNanos(slowest.get()));
  }
}
