package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.translation.ProtocolTranslation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends a request until an answer's head is good, as often as the route allows and as long as there
 * is time. A model call changes nothing, so everything that may pass by itself is tried again: no
 * connection, a connection broken before the head, 408, 429 and 5xx. What took too long is not: the
 * time is better spent on the next route.
 */
public final class RequestAttempts {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private static final int LEAST_BAD = 300;

  /** Longest pause that is waited out while another target is left. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Upstream upstream;
  private final ProviderHealth health;
  private final Clock clock;
  private final RandomGenerator random;

  public RequestAttempts(
      Upstream upstream, ProviderHealth health, Clock clock, RandomGenerator random) {
    this.upstream = upstream;
    this.health = health;
    this.clock = clock;
    this.random = random;
  }

  /** Result of the attempts. */
  public sealed interface AttemptResult {
    /** A head below 500 that is not a limit: an answer, or the provider's word on the request. */
    record GoodHead(Upstream.Answer answer) implements AttemptResult {}

    /** No target answered. */
    record Failed(CallRefusal refusal) implements AttemptResult {}
  }

  /**
   * Request to send, with its route, target and deadline.
   *
   * @param head until when the answer's head has to be there
   */
  public record Sending(
      Route route,
      String target,
      Upstream.Request request,
      Optional<ProtocolTranslation> translation,
      CallDeadline head,
      boolean lastResort) {

    /** Returns a copy with another request. */
    public Sending with(Upstream.Request other) {
      return new Sending(route, target, other, translation, head, lastResort);
    }

    private Upstream.Answer by(Upstream plain, AttemptLog log, CallCancellation cancellation) {
      Upstream upstream =
          route
              .hedgeAfter()
              .<Upstream>map(after -> new HedgedUpstream(plain, after, head.clock(), log::hedged))
              .orElse(plain);
      return translation.isEmpty()
          ? upstream.send(request, head.left(), cancellation)
          : TranslatedAnswer.send(upstream, request, translation.get(), head.left(), cancellation);
    }
  }

  /** Attempt that was made, and whether no other may follow. */
  private record Attempt(AttemptResult result, boolean isLast) {
    boolean isGood() {
      return result instanceof AttemptResult.GoodHead head && head.answer().status() < LEAST_BAD;
    }
  }

  /** Leave to send, or why not. */
  private record Turn(Optional<CallRefusal> refusal, boolean probes) {
    static Turn no(CallRefusal refusal) {
      return new Turn(Optional.of(refusal), false);
    }
  }

  /** Sends until an answer's head is good; waits for it. */
  public AttemptResult send(Sending sending, AttemptLog log, CallCancellation cancellation) {
    CallRefusal late = unreachable("has no time left to answer", CallOutcome.TIMED_OUT);
    return send(sending, 0, new Attempt(new AttemptResult.Failed(late), false), log, cancellation);
  }

  /**
   * Sends for the first time without waiting for anything. Empty, with nothing sent, where that
   * cannot be done: two requests may be needed, or the provider is left alone for now.
   */
  public Optional<CompletionStage<Upstream.Answer>> begin(
      Sending sending, AttemptLog log, CallCancellation cancellation) {
    boolean plain = sending.route().hedgeAfter().isEmpty() && sending.translation().isEmpty();
    if (!plain
        || sending.head().isOver()
        || !health.pause(sending.target()).isZero()
        || !health.mayCall(sending.target())) {
      return Optional.empty();
    }
    Optional<CompletionStage<Upstream.Answer>> coming =
        upstream.begin(sending.request(), sending.head().left(), cancellation);
    if (coming.isEmpty()) {
      health.neither(sending.target());
    } else {
      log.attempted();
    }
    return coming;
  }

  /** Waits for what was begun, and sends again where that went wrong. */
  public AttemptResult goOn(
      Sending sending,
      CompletionStage<Upstream.Answer> coming,
      AttemptLog log,
      CallCancellation cancellation) {
    Attempt first = attempt(sending, () -> Upstream.await(coming));
    return send(sending, 1, first, log, cancellation);
  }

  private AttemptResult send(
      Sending sending, int from, Attempt before, AttemptLog log, CallCancellation cancellation) {
    Attempt latest = before;
    for (int i = from; !latest.isLast() && i <= sending.route().retries(); i++) {
      Turn turn = waitForTurn(sending, i, cancellation);
      if (turn.refusal().isPresent()) {
        return new AttemptResult.Failed(turn.refusal().get());
      }
      log.attempted();
      latest = attempt(sending, () -> sending.by(upstream, log, cancellation));
      if (turn.probes() && latest.isGood()) {
        health.answeredProbe(sending.target());
      }
    }
    return latest.result();
  }

  private Attempt attempt(Sending sending, Supplier<Upstream.Answer> answering) {
    try {
      Upstream.Answer answer = answering.get();
      Optional<CallRefusal> refusal = judge(sending, answer);
      if (refusal.isEmpty()) {
        return new Attempt(new AttemptResult.GoodHead(answer), true);
      }
      answer.close();
      return new Attempt(new AttemptResult.Failed(refusal.get()), false);
    } catch (UpstreamFailed e) {
      boolean passes =
          e.reason() == UpstreamFailed.Reason.NOT_CONNECTED
              || e.reason() == UpstreamFailed.Reason.BROKEN;
      return new Attempt(new AttemptResult.Failed(failed(sending, e)), !passes);
    }
  }

  /** Waits for the provider's own pause and for ours; says why not when it cannot be waited for. */
  private Turn waitForTurn(Sending sending, int attempt, CallCancellation cancellation) {
    Duration paused = health.pause(sending.target());
    boolean probes = paused.compareTo(SHORT) > 0 && health.mayProbe(sending.target());
    Duration asked = probes ? Duration.ZERO : paused;
    Duration own = attempt == 0 ? Duration.ZERO : backOff(attempt);
    Duration pause = asked.compareTo(own) > 0 ? asked : own;
    boolean tooLong = pause.compareTo(sending.head().left()) >= 0;
    if (!asked.isZero() && (tooLong || (asked.compareTo(SHORT) > 0 && !sending.lastResort()))) {
      return Turn.no(overLimit(asked));
    }
    if (tooLong) {
      return Turn.no(unreachable("did not answer in time", CallOutcome.TIMED_OUT));
    }
    if (!pause.isZero() && cancellation.pause(pause)) {
      return Turn.no(cancelled());
    }
    if (!health.mayCall(sending.target())) {
      return Turn.no(
          unreachable("failed too often lately and is left alone", CallOutcome.UNAVAILABLE));
    }
    return new Turn(Optional.empty(), probes);
  }

  private Duration backOff(int attempt) {
    long most = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 5);
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }

  /** Heeds what an answer says of how long its provider is to be left alone. */
  public Duration heed(Sending sending, Upstream.Answer answer) {
    boolean good = answer.status() < LEAST_BAD;
    Duration pause = RateHeaders.pause(answer::header, clock.instant(), good);
    health.pausedFor(sending.target(), pause, good);
    return pause;
  }

  private Optional<CallRefusal> judge(Sending sending, Upstream.Answer answer) {
    int status = answer.status();
    boolean limited = status == 429 || status == 503 || status == 529;
    Duration pause = status < LEAST_BAD || limited ? heed(sending, answer) : Duration.ZERO;
    if (status == 429) {
      health.neither(sending.target());
      return Optional.of(overLimit(pause));
    }
    if (status >= 500 || status == 408) {
      CallRefusal refusal =
          unreachable("answered with an error (" + status + ")", CallOutcome.UNAVAILABLE);
      health.failed(sending.target(), new UpstreamFailed(UpstreamFailed.Reason.BROKEN));
      return Optional.of(refusal);
    }
    if (status == 401 || status == 403 || status == 404) {
      health.neither(sending.target());
      return Optional.of(
          unreachable(
              status == 404
                  ? "does not have the route's model"
                  : "does not accept the key that the gateway has for it",
              CallOutcome.UNAVAILABLE));
    }
    return Optional.empty();
  }

  private CallRefusal failed(Sending sending, UpstreamFailed e) {
    if (e.reason() == UpstreamFailed.Reason.CANCELLED) {
      health.neither(sending.target());
      return cancelled();
    }
    health.failed(sending.target(), e);
    boolean slow = e.reason() == UpstreamFailed.Reason.TOO_SLOW;
    return unreachable(e.reason().words(), slow ? CallOutcome.TIMED_OUT : CallOutcome.UNAVAILABLE);
  }

  public static CallRefusal unreachable(String what, CallOutcome outcome) {
    int status = outcome == CallOutcome.TIMED_OUT ? 504 : 502;
    return new CallRefusal(
        status, "provider_unavailable", "The provider " + what + ".", Optional.empty(), outcome);
  }

  private static CallRefusal overLimit(Duration pause) {
    CallRefusal refusal =
        new CallRefusal(
            429,
            "provider_limit",
            "The provider is over its limit"
                + (pause.isZero() ? "." : " for another " + Math.max(1, pause.toSeconds()) + " s."),
            Optional.empty(),
            CallOutcome.UNAVAILABLE);
    return pause.isZero() ? refusal : refusal.retryAfter(pause);
  }

  public static CallRefusal cancelled() {
    return new CallRefusal(
        499, "cancelled", "The client went away.", Optional.empty(), CallOutcome.CANCELLED);
  }
}
