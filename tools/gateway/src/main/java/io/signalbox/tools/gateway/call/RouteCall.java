package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.call.WaitPolicy;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.upstream.PlausibleUsage;
import io.signalbox.tools.core.upstream.ProviderHealth;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.RouteAttempt;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.core.upstream.WholeAnswer;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.cache.CacheKey;
import io.signalbox.tools.gateway.cache.CachedAnswer;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Executes one call over one route: admission or a cached answer, sending with retries, usage, and
 * the check of the answer.
 */
final class RouteCall {
  private static final int OK = 200;

  private final RouteEntry entry;
  private final AnswerCache cache;
  private final RequestAttempts attempts;
  private final ProviderHealth health;
  private final AnswerSchemaCheck checks = new AnswerSchemaCheck();

  RouteCall(RouteEntry entry, AnswerCache cache, RequestAttempts attempts, ProviderHealth health) {
    this.entry = entry;
    this.cache = cache;
    this.attempts = attempts;
    this.health = health;
  }

  /**
   * Takes a call to its current route: refuses or admits it, or answers it from the cache. If it
   * may not wait, it also sends the request where that is possible at once; otherwise {@link #goOn}
   * sends it.
   */
  RouteCallResult take(CallInFlight flight, WaitPolicy waiting) {
    RouteCallResult entered = entry.enter(flight, waiting);
    return waiting == WaitPolicy.NEVER_WAIT && entered instanceof RouteCallResult.LetOn let
        ? new RouteCallResult.LetOn(let.attempt(), attempts.begin(let.attempt(), flight))
        : entered;
  }

  /** Completes a call that was admitted; may block. */
  RouteCallResult goOn(CallInFlight flight, RouteCallResult.LetOn let) {
    RouteAttempt attempt = let.attempt();
    RequestAttempts.AttemptResult result =
        let.coming()
            .map(coming -> attempts.goOn(attempt, coming, flight))
            .orElseGet(() -> attempts.send(attempt, flight));
    return switch (result) {
      case RequestAttempts.AttemptResult.Failed failed ->
          new RouteCallResult.Failed(failed.refusal());
      case RequestAttempts.AttemptResult.GoodHead head -> read(flight, attempt, head.answer());
    };
  }

  /**
   * Completes a call whose answer is plain and whole, without blocking; empty if the answer needs
   * {@link #goOn}.
   */
  Optional<RouteCallResult> arrived(
      CallInFlight flight, RouteAttempt attempt, Upstream.Answer answer) {
    boolean plain =
        answer.status() == OK
            && answer.isWhole()
            && !attempt.streams()
            && attempt.route().outputSchema().isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    var unused = attempts.heed(attempt, answer);
    return Optional.of(read(flight, attempt, answer));
  }

  private RouteCallResult read(CallInFlight flight, RouteAttempt attempt, Upstream.Answer answer) {
    try {
      return answer.status() == OK && attempt.streams()
          ? streamed(flight, attempt, answer)
          : whole(flight, attempt, answer);
    } catch (UpstreamFailedException e) {
      answer.close();
      if (e.reason().isUnseen()) {
        flight.abandoned();
      }
      return new RouteCallResult.Failed(lost(attempt, e));
    }
  }

  private CallRefusal lost(RouteAttempt attempt, UpstreamFailedException e) {
    if (e.reason() == UpstreamFailedException.Reason.CANCELLED) {
      health.neither(attempt.target());
      return RequestAttempts.cancelled();
    }
    health.failed(attempt.target(), e);
    return RequestAttempts.refusal(e.reason());
  }

  private RouteCallResult streamed(
      CallInFlight flight, RouteAttempt attempt, Upstream.Answer answer) {
    StreamedAnswer streamed =
        new StreamedAnswer(flight, attempt, answer, health, keeping(flight, attempt));
    streamed.begin();
    String type = answer.header("content-type").orElse("text/event-stream");
    return new RouteCallResult.CallDone(
        new GatewayReply.Answered(OK, type, flight.served(), streamed));
  }

  private RouteCallResult whole(CallInFlight flight, RouteAttempt attempt, Upstream.Answer answer) {
    WholeAnswer first =
        answer.status() == OK
            ? WholeAnswer.readGood(answer, attempt.head(), attempt.sent().shape())
            : WholeAnswer.read(answer, attempt.head());
    health.succeeded(attempt.target());
    flight.began();
    if (answer.status() != OK) {
      // The provider's word on the request itself; another provider would say the same.
      byte[] said = first.bodyWithoutKey(attempt.provider());
      flight.arrived(said);
      flight.end(CallOutcome.REJECTED_BY_PROVIDER);
      return flight.answered(answer.status(), attempt.restored(said));
    }
    WholeAnswer counted = count(flight, attempt, first);
    AnswerSchemaCheck.CheckResult checked =
        checks.check(
            attempt.route(), counted, objection -> again(flight, attempt, first, objection));
    if (checked.objection().isPresent()) {
      return new RouteCallResult.Failed(
          AnswerSchemaCheck.refusal(attempt.route(), checked.objection().get()));
    }
    WholeAnswer good = checked.answer();
    flight.written(attempt.request().body(), good.body());
    flight.arrived(good.body());
    flight
        .cacheKey()
        .filter(key -> good.facts().isWhole())
        .ifPresent(key -> keep(key, flight, attempt, good));
    flight.end(WholeAnswer.outcome(good.facts()));
    return flight.answered(OK, attempt.restored(good.body()));
  }

  /** Returns the answer with corrected token counts, after charging its usage. */
  private static WholeAnswer count(CallInFlight flight, RouteAttempt attempt, WholeAnswer answer) {
    PlausibleUsage.Used used = answer.used(attempt.usageBound());
    flight.used(used);
    flight.finished(answer.facts());
    return answer.corrected(used);
  }

  /** Requests a corrected answer; empty when there is none. */
  private Optional<WholeAnswer> again(
      CallInFlight flight, RouteAttempt attempt, WholeAnswer first, String objection) {
    Upstream.Request request =
        AnswerRepair.of(
            attempt.request(), attempt.redactedBody(), first.facts().text().orElse(""), objection);
    RequestAttempts.AttemptResult result = attempts.send(attempt.with(request), flight);
    if (result instanceof RequestAttempts.AttemptResult.GoodHead head
        && head.answer().status() == OK) {
      WholeAnswer answer =
          WholeAnswer.readGood(head.answer(), attempt.head(), attempt.sent().shape());
      health.succeeded(attempt.target());
      return Optional.of(count(flight, attempt, answer));
    }
    return Optional.empty();
  }

  /**
   * Returns the consumer that stores a complete stream in the cache; empty where it is not cached.
   */
  private Optional<BiConsumer<byte[], TokenUsage>> keeping(
      CallInFlight flight, RouteAttempt attempt) {
    return flight
        .cacheKey()
        .map(
            key ->
                (events, usage) ->
                    cache.put(
                        key,
                        attempt.route().cache(),
                        new CachedAnswer(events, "text/event-stream", usage, flight.cost())));
  }

  private void keep(CacheKey key, CallInFlight flight, RouteAttempt attempt, WholeAnswer answer) {
    TokenUsage usage = answer.used(attempt.usageBound()).tokens();
    cache.put(
        key,
        attempt.route().cache(),
        new CachedAnswer(answer.body(), "application/json", usage, flight.cost()));
  }
}
