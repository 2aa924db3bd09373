package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallDeadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Decorator of {@link Upstream} that sends a second request when the first has no response head
 * after a while, uses the answer that starts first and cancels the other. Trades tokens for a
 * shorter tail ("The Tail at Scale", Dean and Barroso, 2013), so it is off unless a route asks for
 * it. For one call.
 */
final class HedgedUpstream implements Upstream {
  private static final int BAD = 500;

  private final Upstream upstream;
  private final Duration after;
  private final Clock clock;
  private final Runnable onSecond;
  private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Answer or failure of one of the two requests. */
  private record Outcome(
      Optional<Answer> answer, Optional<UpstreamFailedException> failure, Runner by) {
    boolean isGood() {
      return answer.filter(each -> each.status() < BAD).isPresent();
    }
  }

  /**
   * Creates a hedging upstream for one call.
   *
   * @param onSecond is told when a second request goes out
   */
  HedgedUpstream(Upstream upstream, Duration after, Clock clock, Runnable onSecond) {
    this.upstream = upstream;
    this.clock = clock;
    this.after = after;
    this.onSecond = onSecond;
  }

  @Override
  public Answer send(Request request, Duration within, CallCancellation cancellation) {
    CallDeadline end = CallDeadline.in(within, clock);
    Runner first = new Runner(request, within, cancellation);
    Optional<Outcome> early = next(Math.min(after.toNanos(), within.toNanos()));
    if (early.isPresent()) {
      return settled(early.get());
    }
    if (end.isOver() || cancellation.isCancelled()) {
      first.cancel();
      throw new UpstreamFailedException(UpstreamFailedException.Reason.TOO_SLOW);
    }
    onSecond.run();
    Runner second = new Runner(request, end.left(), cancellation);
    Optional<Outcome> one = next(end.left().toNanos());
    if (one.isPresent() && !one.get().isGood()) {
      one.get().answer().ifPresent(Answer::close);
      one = next(end.left().toNanos());
    }
    Outcome chosen =
        one.orElseThrow(
            () -> {
              first.cancel();
              second.cancel();
              return new UpstreamFailedException(UpstreamFailedException.Reason.TOO_SLOW);
            });
    taken.set(true);
    (chosen.by() == first ? second : first).cancel();
    return settled(chosen);
  }

  private static Answer settled(Outcome outcome) {
    return outcome.answer().orElseThrow(() -> outcome.failure().orElseThrow());
  }

  private Optional<Outcome> next(long nanos) {
    try {
      return Optional.ofNullable(outcomes.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamFailedException(UpstreamFailedException.Reason.CANCELLED);
    }
  }

  /** Runs one of the two requests on a virtual thread. */
  private final class Runner {
    private final CallCancellation own = new CallCancellation();

    Runner(Request request, Duration within, CallCancellation whole) {
      whole.onCancel(own::cancel);
      Thread.ofVirtual().name("hedge").start(() -> run(request, within));
    }

    private void run(Request request, Duration within) {
      try {
        Answer answer = upstream.send(request, within, own);
        if (taken.get()) {
          answer.close();
        } else {
          outcomes.add(new Outcome(Optional.of(answer), Optional.empty(), this));
        }
      } catch (UpstreamFailedException e) {
        outcomes.add(new Outcome(Optional.empty(), Optional.of(e), this));
      }
    }

    void cancel() {
      own.cancel();
    }
  }
}
