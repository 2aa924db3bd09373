package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.foresight.quality.check.JudgeSamples;
import io.signalbox.tools.foresight.quality.check.RouteChecks;
import io.signalbox.tools.gateway.call.CallWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asynchronous reader of quality signals from gateway calls: a call leaves a reference in a queue,
 * wakes nobody, and goes on. At most five hundred calls a second are read, so that reading takes
 * the calls no processor; of more a sample is, and the number of the rest is counted. Texts are
 * gone once they are read.
 */
public final class CallSignals implements CallWatcher, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CallSignals.class);
  private static final int MOST_WAITING = 2_000;
  private static final long MOST_BYTES = 16L << 20;
  private static final long PAUSE_MILLIS = 20;
  private static final int AT_ONCE = 10;

  private final Queue<WatchedCall> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();
  private final LongAdder unread = new LongAdder();
  private final CallReader reader;
  private final SignalListener listener;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts the reading thread.
   *
   * @param counts are added to
   * @param values is told what models, prompts and tools were seen
   */
  public CallSignals(QualityCounts counts, ObservedValues values) {
    this(
        counts,
        values,
        SignalListener.NOBODY,
        RouteChecks.NONE,
        new JudgeSamples(new SplittableRandom()));
  }

  /**
   * Starts the reading thread.
   *
   * @param counts are added to
   * @param values is told what models, prompts and tools were seen
   * @param listener is told of each call
   * @param checks of answers, by route
   * @param samples is given answers for the judges
   */
  public CallSignals(
      QualityCounts counts,
      ObservedValues values,
      SignalListener listener,
      RouteChecks checks,
      JudgeSamples samples) {
    this.listener = listener;
    this.reader = new CallReader(counts, values, listener, checks, samples);
    this.thread = Thread.ofPlatform().daemon().name("quality-signals").start(this::run);
  }

  @Override
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    if (waiting.get() >= MOST_WAITING || bytes.get() >= MOST_BYTES) {
      unread.increment();
      return;
    }
    WatchedCall call = new WatchedCall(record, request, answer);
    waiting.incrementAndGet();
    bytes.addAndGet(call.bytes());
    queue.add(call);
  }

  @Override
  public void missing(CallRecord.Who who, CallRecord.AnsweredBy where) {
    listener.replied(who, where, Optional.empty());
  }

  /** Returns the number of calls that were skipped because the queue was full. */
  public long unread() {
    return unread.sum();
  }

  private void run() {
    try {
      while (!closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        read(AT_ONCE);
      }
    } catch (InterruptedException e) {
      return;
    }
    readWaiting();
  }

  /** Reads the queued calls now, on the current thread. */
  public void readWaiting() {
    read(MOST_WAITING);
  }

  private synchronized void read(int most) {
    for (int i = 0; i < most; i++) {
      WatchedCall call = queue.poll();
      if (call == null) {
        return;
      }
      waiting.decrementAndGet();
      bytes.addAndGet(-call.bytes());
      try {
        reader.read(call);
      } catch (RuntimeException e) {
        LOG.warn("a call's signals could not be read: {}", e.getClass().getSimpleName());
      }
    }
  }

  /** Reads the queued calls and stops the thread. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
