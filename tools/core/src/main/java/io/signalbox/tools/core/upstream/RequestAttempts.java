package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.call.CallCancellation;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Sends a request with retries until a provider answers, within the route's retry count and time
 * limit. A model call changes nothing, so everything that may pass by itself is tried again: no
 * connection, a connection broken before the head, 408, 429 and 5xx. What took too long is not: the
 * time is better spent on the next route.
 */
public final class RequestAttempts {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private static final int LEAST_BAD = 300;
  private static final int LEAST_WRONG = 400;

  /** Words for a provider that answers 401 or 403, after "The provider". */
  public static final String KEY_REFUSED = "does not accept the key that the gateway has for it";

  /** Longest pause that is waited for while another target is left. */
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final Upstream upstream;
  private final ProviderHealth health;
  private final Clock clock;
  private final RandomGenerator random;
  private final AwsCredentialStore credentials;

  public RequestAttempts(
      Upstream upstream, ProviderHealth health, Clock clock, RandomGenerator random) {
    this.upstream = upstream;
    this.health = health;
    this.clock = clock;
    this.random = random;
    this.credentials = new AwsCredentialStore(upstream, clock);
  }

  /** Result of all attempts of a call on one route. */
  public sealed interface AttemptResult {
    /**
     * Response with a status below 500 other than 429: an answer, or an error about the request.
     */
    record GoodHead(Upstream.Answer answer) implements AttemptResult {}

    /** No attempt brought an answer. */
    record Failed(CallRefusal refusal) implements AttemptResult {}
  }

  /** Result of one attempt, and whether it rules out further ones. */
  private record SentAttempt(AttemptResult result, boolean isLast) {
    boolean isGood() {
      return result instanceof AttemptResult.GoodHead head && head.answer().status() < LEAST_BAD;
    }
  }

  /** Permission to send, or the refusal. */
  private record Turn(Optional<CallRefusal> refusal, boolean probes) {
    static Turn no(CallRefusal refusal) {
      return new Turn(Optional.of(refusal), false);
    }
  }

  /** Sends a request, retrying as needed, and waits for the response head. */
  public AttemptResult send(RouteAttempt attempt, AttemptListener log) {
    CallRefusal late = unreachable("has no time left to answer", CallOutcome.TIMED_OUT);
    return send(attempt, 0, new SentAttempt(new AttemptResult.Failed(late), false), log);
  }

  /**
   * Sends the first attempt without blocking. Returns empty, with nothing sent, if the call needs a
   * hedging request or a translation, or its provider is paused.
   */
  public Optional<CompletionStage<Upstream.Answer>> begin(
      RouteAttempt attempt, AttemptListener log) {
    boolean plain = attempt.route().hedgeAfter().isEmpty() && attempt.translation().isEmpty();
    if (!plain
        || attempt.head().isOver()
        || !health.pause(attempt.target()).isZero()
        || !health.mayCall(attempt.target())) {
      return Optional.empty();
    }
    Optional<CompletionStage<Upstream.Answer>> coming =
        upstream.begin(attempt.request(), attempt.head().left(), attempt.call().cancellation());
    if (coming.isEmpty()) {
      health.neither(attempt.target());
    } else {
      log.attempted();
    }
    return coming;
  }

  /** Waits for an attempt that was begun and retries if it fails. */
  public AttemptResult goOn(
      RouteAttempt attempt, CompletionStage<Upstream.Answer> coming, AttemptListener log) {
    SentAttempt first = judged(attempt, log, () -> Upstream.await(coming));
    return send(attempt, 1, first, log);
  }

  private AttemptResult send(
      RouteAttempt attempt, int from, SentAttempt before, AttemptListener log) {
    SentAttempt latest = before;
    for (int i = from; !latest.isLast() && i <= attempt.route().retries(); i++) {
      Turn turn = waitForTurn(attempt, i);
      if (turn.refusal().isPresent()) {
        return new AttemptResult.Failed(turn.refusal().get());
      }
      log.attempted();
      latest = judged(attempt, log, () -> answer(attempt, log));
      if (turn.probes() && latest.isGood()) {
        health.answeredProbe(attempt.target());
      }
    }
    return latest.result();
  }

  private Upstream.Answer answer(RouteAttempt attempt, AttemptListener log) {
    CallCancellation cancellation = attempt.call().cancellation();
    Duration left = attempt.head().left();
    Upstream near = BedrockUpstream.where(attempt.provider(), upstream, credentials);
    Upstream from =
        attempt
            .route()
            .hedgeAfter()
            .<Upstream>map(after -> new HedgedUpstream(near, after, clock, log::hedged))
            .orElse(near);
    return attempt
        .translation()
        .map(spoken -> TranslatedAnswer.send(from, attempt.request(), spoken, left, cancellation))
        .orElseGet(() -> from.send(attempt.request(), left, cancellation));
  }

  private SentAttempt judged(
      RouteAttempt attempt, AttemptListener log, Supplier<Upstream.Answer> answering) {
    try {
      Upstream.Answer answer = answering.get();
      Optional<CallRefusal> refusal = judge(attempt, answer);
      if (refusal.isEmpty()) {
        return new SentAttempt(new AttemptResult.GoodHead(answer), true);
      }
      health.tell(attempt.target(), "answered with status " + answer.status());
      if (isMissing(answer.status())) {
        log.missing();
      }
      answer.close();
      boolean same = refusal.get().outcome() == CallOutcome.REDIRECTED;
      return new SentAttempt(new AttemptResult.Failed(refusal.get()), same);
    } catch (UpstreamFailedException e) {
      if (e.reason() != UpstreamFailedException.Reason.CANCELLED) {
        health.tell(attempt.target(), e.reason().words());
      }
      if (e.reason().isUnseen()) {
        log.abandoned();
      }
      boolean passes =
          e.reason() == UpstreamFailedException.Reason.NOT_CONNECTED
              || e.reason() == UpstreamFailedException.Reason.BROKEN;
      return new SentAttempt(new AttemptResult.Failed(failed(attempt, e)), !passes);
    }
  }

  /** Waits for the provider's pause or our back-off, or returns the refusal if that is too long. */
  private Turn waitForTurn(RouteAttempt attempt, int number) {
    Duration paused = health.pause(attempt.target());
    boolean probes = paused.compareTo(SHORT) > 0 && health.mayProbe(attempt.target());
    Duration asked = probes ? Duration.ZERO : paused;
    Duration own = number == 0 ? Duration.ZERO : backOff(number);
    Duration pause = asked.compareTo(own) > 0 ? asked : own;
    boolean tooLong = pause.compareTo(attempt.head().left()) >= 0;
    if (!asked.isZero() && (tooLong || (asked.compareTo(SHORT) > 0 && !attempt.lastResort()))) {
      return Turn.no(overLimit(asked));
    }
    if (tooLong) {
      return Turn.no(unreachable("did not answer in time", CallOutcome.TIMED_OUT));
    }
    if (!pause.isZero() && attempt.call().cancellation().pause(pause)) {
      return Turn.no(cancelled());
    }
    if (!health.mayCall(attempt.target())) {
      return Turn.no(
          unreachable("failed too often lately and is left alone", CallOutcome.UNAVAILABLE)
              .retryAfter(health.leftAloneFor(attempt.target())));
    }
    return new Turn(Optional.empty(), probes);
  }

  private Duration backOff(int number) {
    long most = FIRST_PAUSE.toMillis() << Math.min(number - 1, 5);
    return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
  }

  /** Records the pause that an answer's headers ask for and returns it. */
  public Duration heed(RouteAttempt attempt, Upstream.Answer answer) {
    boolean good = answer.status() < LEAST_BAD;
    Duration pause = RateHeaders.pause(answer::header, clock.instant(), good);
    health.pausedFor(attempt.target(), pause, good);
    return pause;
  }

  private Optional<CallRefusal> judge(RouteAttempt attempt, Upstream.Answer answer) {
    int status = answer.status();
    boolean limited = status == 429 || status == 503 || status == 529;
    Duration pause = status < LEAST_BAD || limited ? heed(attempt, answer) : Duration.ZERO;
    if (status == 429) {
      health.neither(attempt.target());
      return Optional.of(isLoading(answer) ? loading(pause) : overLimit(pause));
    }
    if (status >= 500 || status == 408) {
      CallRefusal refusal =
          unreachable("answered with an error (" + status + ")", CallOutcome.UNAVAILABLE);
      health.failed(
          attempt.target(), new UpstreamFailedException(UpstreamFailedException.Reason.BROKEN));
      return Optional.of(refusal);
    }
    if (status >= LEAST_BAD && status < LEAST_WRONG) {
      UpstreamFailedException elsewhere =
          new UpstreamFailedException(UpstreamFailedException.Reason.REDIRECTED);
      health.failed(attempt.target(), elsewhere);
      return Optional.of(refusal(elsewhere.reason()));
    }
    if (status == 401 || status == 403 || isMissing(status)) {
      health.neither(attempt.target());
      return Optional.of(
          unreachable(
              isMissing(status) ? "does not have the route's model" : KEY_REFUSED,
              CallOutcome.UNAVAILABLE));
    }
    return Optional.empty();
  }

  /** Returns whether a status of 429 from Bedrock means that the model is still loading. */
  private static boolean isLoading(Upstream.Answer answer) {
    return answer.header("x-amzn-errortype").orElse("").startsWith("ModelNotReadyException");
  }

  private static CallRefusal loading(Duration pause) {
    CallRefusal refusal =
        unreachable("is still loading the route's model; try again", CallOutcome.UNAVAILABLE);
    return pause.isZero() ? refusal : refusal.retryAfter(pause);
  }

  private static boolean isMissing(int status) {
    return status == 404 || status == 410;
  }

  private CallRefusal failed(RouteAttempt attempt, UpstreamFailedException e) {
    if (e.reason() == UpstreamFailedException.Reason.CANCELLED) {
      health.neither(attempt.target());
      return cancelled();
    }
    health.failed(attempt.target(), e);
    return refusal(e.reason());
  }

  /** Returns the refusal for a call whose answer is missing or unusable. */
  public static CallRefusal refusal(UpstreamFailedException.Reason reason) {
    return unreachable(reason.words(), reason.outcome());
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
