package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.upstream.ProviderHealth;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailed;
import io.signalbox.tools.core.upstream.UsageBound;
import io.signalbox.tools.core.upstream.WholeAnswer;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.cache.CacheKey;
import io.signalbox.tools.gateway.cache.CachedAnswer;
import io.signalbox.tools.gateway.call.RouteEntry.Departure;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes one call over one route: let on, sent, checked. */
final class RouteCall {
  private static final int OK = 200;

  private final RouteEntry entry;
  private final AnswerCache cache;
  private final RequestAttempts attempts;
  private final ProviderHealth health;
  private final OutputChecks checks = new OutputChecks();

  RouteCall(RouteEntry entry, AnswerCache cache, RequestAttempts attempts, ProviderHealth health) {
    this.entry = entry;
    this.cache = cache;
    this.attempts = attempts;
    this.health = health;
  }

  /**
   * Call that was sent and is not awaited yet.
   *
   * @param coming its answer; not there when it has been let on but could not be sent at once
   */
  record Begun(Departure departure, Optional<CompletionStage<Upstream.Answer>> coming) {}

  /** Takes a call over the route from its beginning to its end; may wait. */
  RouteCallResult take(RouteAttempt journey) {
    return switch (entry.enter(journey)) {
      case RouteEntry.EntryDecision.Over over -> over.result();
      case RouteEntry.EntryDecision.Let let -> send(let.departure());
    };
  }

  /**
   * Sends a call on its way without waiting. Empty where that cannot be done; nothing has been
   * asked of limits, budgets or the provider then.
   */
  Optional<Begun> begin(RouteAttempt journey) {
    return entry
        .enterAtOnce(journey)
        .map(
            left ->
                new Begun(
                    left,
                    attempts.begin(left.sending(), journey.log(), journey.call().cancellation())));
  }

  /** Goes on with a call that has left; may wait. */
  RouteCallResult goOn(Begun begun) {
    return begun
        .coming()
        .map(coming -> attempted(begun.departure(), goOn(begun.departure(), coming)))
        .orElseGet(() -> send(begun.departure()));
  }

  private RequestAttempts.AttemptResult goOn(
      Departure departure, CompletionStage<Upstream.Answer> coming) {
    return attempts.goOn(
        departure.sending(),
        coming,
        departure.journey().log(),
        departure.journey().call().cancellation());
  }

  /**
   * Deals with a good plain answer where it arrives; waits for nothing. Empty, with the answer as
   * it was, where it needs {@link #goOn(Begun)}.
   */
  Optional<RouteCallResult> dealWith(Departure departure, Upstream.Answer answer) {
    boolean plain =
        answer.status() == OK
            && answer.isWhole()
            && !departure.journey().streams()
            && departure.journey().route().outputSchema().isEmpty();
    if (!plain) {
      return Optional.empty();
    }
    var unused = attempts.heed(departure.sending(), answer);
    return Optional.of(read(departure, answer));
  }

  private RouteCallResult send(Departure departure) {
    RouteAttempt journey = departure.journey();
    return attempted(
        departure,
        attempts.send(departure.sending(), journey.log(), journey.call().cancellation()));
  }

  private RouteCallResult attempted(Departure departure, RequestAttempts.AttemptResult result) {
    return switch (result) {
      case RequestAttempts.AttemptResult.Failed failed ->
          new RouteCallResult.Failed(failed.refusal());
      case RequestAttempts.AttemptResult.GoodHead head -> read(departure, head.answer());
    };
  }

  private RouteCallResult read(Departure departure, Upstream.Answer answer) {
    try {
      return answer.status() == OK && departure.journey().streams()
          ? streamed(departure, answer)
          : whole(departure, answer);
    } catch (UpstreamFailed e) {
      answer.close();
      return new RouteCallResult.Failed(lost(departure.sending(), e));
    }
  }

  private CallRefusal lost(RequestAttempts.Sending sending, UpstreamFailed e) {
    if (e.reason() == UpstreamFailed.Reason.CANCELLED) {
      health.neither(sending.target());
      return RequestAttempts.cancelled();
    }
    health.failed(sending.target(), e);
    boolean slow = e.reason() == UpstreamFailed.Reason.TOO_SLOW;
    return RequestAttempts.unreachable(
        e.reason().words(), slow ? CallOutcome.TIMED_OUT : CallOutcome.UNAVAILABLE);
  }

  private RouteCallResult streamed(Departure departure, Upstream.Answer answer) {
    RouteAttempt journey = departure.journey();
    StreamedAnswer streamed =
        new StreamedAnswer(
            departure.sending(),
            answer,
            departure.prepared(),
            journey.log(),
            departure.whole(),
            health,
            bound(departure));
    streamed.begin(departure.sending().head());
    String type = answer.header("content-type").orElse("text/event-stream");
    return new RouteCallResult.CallDone(
        new GatewayReply.Answered(OK, type, journey.log().served(), streamed));
  }

  private RouteCallResult whole(Departure departure, Upstream.Answer answer) {
    RouteAttempt journey = departure.journey();
    WholeAnswer first = WholeAnswer.read(answer, departure.sending().head());
    health.succeeded(departure.sending().target());
    journey.log().began();
    if (answer.status() != OK) {
      // The provider's word on the request itself; another provider would say the same.
      journey.log().end(CallOutcome.REJECTED_BY_PROVIDER);
      return RouteCallResult.done(answer.status(), first.body(), journey, departure.prepared());
    }
    WholeAnswer counted = count(first, departure);
    OutputChecks.CheckResult checked =
        checks.check(journey.route(), counted, objection -> again(departure, first, objection));
    if (checked.objection().isPresent()) {
      return new RouteCallResult.Failed(
          OutputChecks.refusal(journey.route(), checked.objection().get()));
    }
    WholeAnswer good = checked.answer();
    departure
        .key()
        .filter(k -> good.facts().finishReason().filter(RouteCall::isWhole).isPresent())
        .ifPresent(k -> keep(k, departure, good));
    journey.log().end(WholeAnswer.outcome(good.facts()));
    return RouteCallResult.done(OK, good.body(), journey, departure.prepared());
  }

  /** Returns the answer with numbers that can be. */
  private static WholeAnswer count(WholeAnswer answer, Departure departure) {
    CallLog log = departure.journey().log();
    UsageBound.Used used = answer.used(bound(departure));
    log.used(used);
    log.finished(answer.facts());
    return answer.corrected(used);
  }

  private static UsageBound bound(Departure departure) {
    RouteAttempt journey = departure.journey();
    return UsageBound.of(departure.prepared().sent(), journey.route(), journey.model());
  }

  /** Asks once more; empty when there is no second answer. */
  private Optional<WholeAnswer> again(Departure departure, WholeAnswer first, String objection) {
    RouteAttempt journey = departure.journey();
    Upstream.Request request =
        AnswerRepair.of(
            departure.prepared().request(),
            departure.prepared().body(),
            first.facts().text().orElse(""),
            objection);
    RequestAttempts.AttemptResult result =
        attempts.send(
            departure.sending().with(request), journey.log(), journey.call().cancellation());
    if (result instanceof RequestAttempts.AttemptResult.GoodHead head
        && head.answer().status() == OK) {
      WholeAnswer answer = WholeAnswer.read(head.answer(), departure.sending().head());
      health.succeeded(departure.sending().target());
      return Optional.of(count(answer, departure));
    }
    return Optional.empty();
  }

  private static boolean isWhole(String finishReason) {
    return finishReason.equals("stop") || finishReason.equals("end_turn");
  }

  private void keep(CacheKey key, Departure departure, WholeAnswer answer) {
    RouteAttempt journey = departure.journey();
    TokenUsage usage = answer.used(bound(departure)).tokens();
    cache.put(
        key, journey.route().cache(), new CachedAnswer(answer.body(), usage, journey.log().cost()));
  }
}
