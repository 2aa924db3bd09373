package io.signalbox.tools.gateway;

import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.cache.AnswerCache;
import io.signalbox.tools.cache.CacheKey;
import io.signalbox.tools.cache.CachedAnswer;
import io.signalbox.tools.gateway.RouteEntry.Departure;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.wire.AnswerRestorer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Takes one call over one route: let on, sent, checked. */
final class RouteCall {
  private static final int OK = 200;

  private final RouteEntry entry;
  private final AnswerCache cache;
  private final Attempts attempts;
  private final ProviderHealth health;
  private final OutputChecks checks = new OutputChecks();

  RouteCall(RouteEntry entry, AnswerCache cache, Attempts attempts, ProviderHealth health) {
    this.entry = entry;
    this.cache = cache;
    this.attempts = attempts;
    this.health = health;
  }

  /** Result of calling one route. */
  sealed interface Result {
    /** The call is answered. */
    record Done(GatewayReply.Answered reply) implements Result {}

    /** The route cannot answer; another might. */
    record Failed(Refusal refusal) implements Result {}

    /** The call may not go over this route. */
    record Denied(Refusal refusal) implements Result {}
  }

  /**
   * Call that was sent and is not awaited yet.
   *
   * @param coming its answer; not there when it has been let on but could not be sent at once
   */
  record Begun(Departure departure, Optional<CompletionStage<Upstream.Answer>> coming) {}

  /** Takes a call over the route from its beginning to its end; may wait. */
  Result take(Journey journey) {
    return switch (entry.enter(journey)) {
      case RouteEntry.Decision.Over over -> over.result();
      case RouteEntry.Decision.Let let -> send(let.departure());
    };
  }

  /**
   * Sends a call on its way without waiting. Empty where that cannot be done; nothing has been
   * asked of limits, budgets or the provider then.
   */
  Optional<Begun> begin(Journey journey) {
    return entry
        .enterAtOnce(journey)
        .map(
            left ->
                new Begun(
                    left,
                    attempts.begin(left.sending(), journey.log(), journey.call().cancellation())));
  }

  /** Goes on with a call that has left; may wait. */
  Result goOn(Begun begun) {
    return begun
        .coming()
        .map(coming -> attempted(begun.departure(), goOn(begun.departure(), coming)))
        .orElseGet(() -> send(begun.departure()));
  }

  private Attempts.Result goOn(Departure departure, CompletionStage<Upstream.Answer> coming) {
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
  Optional<Result> dealWith(Departure departure, Upstream.Answer answer) {
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

  private Result send(Departure departure) {
    Journey journey = departure.journey();
    return attempted(
        departure,
        attempts.send(departure.sending(), journey.log(), journey.call().cancellation()));
  }

  private Result attempted(Departure departure, Attempts.Result result) {
    return switch (result) {
      case Attempts.Result.Failed failed -> new Result.Failed(failed.refusal());
      case Attempts.Result.Head head -> read(departure, head.answer());
    };
  }

  private Result read(Departure departure, Upstream.Answer answer) {
    try {
      return answer.status() == OK && departure.journey().streams()
          ? streamed(departure, answer)
          : whole(departure, answer);
    } catch (UpstreamFailed e) {
      answer.close();
      return new Result.Failed(lost(departure.sending(), e));
    }
  }

  private Refusal lost(Attempts.Sending sending, UpstreamFailed e) {
    if (e.reason() == UpstreamFailed.Reason.CANCELLED) {
      health.neither(sending.target());
      return Attempts.cancelled();
    }
    health.failed(sending.target(), e);
    boolean slow = e.reason() == UpstreamFailed.Reason.TOO_SLOW;
    return Attempts.unreachable(
        e.reason().words(), slow ? CallOutcome.TIMED_OUT : CallOutcome.UNAVAILABLE);
  }

  private Result streamed(Departure departure, Upstream.Answer answer) {
    Journey journey = departure.journey();
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
    return new Result.Done(new GatewayReply.Answered(OK, type, journey.log().served(), streamed));
  }

  private Result whole(Departure departure, Upstream.Answer answer) {
    Journey journey = departure.journey();
    WholeAnswer first = WholeAnswer.read(answer, departure.sending().head());
    health.succeeded(departure.sending().target());
    journey.log().began();
    if (answer.status() != OK) {
      // The provider's word on the request itself; another provider would say the same.
      journey.log().end(CallOutcome.REJECTED_BY_PROVIDER);
      return done(answer.status(), first.body(), journey, departure.prepared());
    }
    count(first, departure);
    OutputChecks.Result checked =
        checks.check(journey.route(), first, objection -> again(departure, first, objection));
    if (checked.objection().isPresent()) {
      return new Result.Failed(OutputChecks.refusal(journey.route(), checked.objection().get()));
    }
    WholeAnswer good = checked.answer();
    departure
        .key()
        .filter(k -> good.facts().finishReason().filter(RouteCall::isWhole).isPresent())
        .ifPresent(k -> keep(k, departure, good));
    journey.log().end(WholeAnswer.outcome(good.facts()));
    return done(OK, good.body(), journey, departure.prepared());
  }

  private static void count(WholeAnswer answer, Departure departure) {
    CallLog log = departure.journey().log();
    log.used(answer.used(bound(departure)));
    log.finished(answer.facts());
  }

  private static UsageBound bound(Departure departure) {
    Journey journey = departure.journey();
    return UsageBound.of(departure.prepared().sent(), journey.route(), journey.model());
  }

  /** Asks once more; empty when there is no second answer. */
  private Optional<WholeAnswer> again(Departure departure, WholeAnswer first, String objection) {
    Journey journey = departure.journey();
    Upstream.Request request =
        Repair.of(
            departure.prepared().request(),
            departure.prepared().body(),
            first.facts().text().orElse(""),
            objection);
    Attempts.Result result =
        attempts.send(
            departure.sending().with(request), journey.log(), journey.call().cancellation());
    if (result instanceof Attempts.Result.Head head && head.answer().status() == OK) {
      WholeAnswer answer = WholeAnswer.read(head.answer(), departure.sending().head());
      health.succeeded(departure.sending().target());
      count(answer, departure);
      return Optional.of(answer);
    }
    return Optional.empty();
  }

  private static boolean isWhole(String finishReason) {
    return finishReason.equals("stop") || finishReason.equals("end_turn");
  }

  private void keep(CacheKey key, Departure departure, WholeAnswer answer) {
    Journey journey = departure.journey();
    TokenUsage usage = answer.used(bound(departure)).tokens();
    cache.put(
        key, journey.route().cache(), new CachedAnswer(answer.body(), usage, journey.log().cost()));
  }

  static Result done(int status, byte[] body, Journey journey, Preparation.Prepared prepared) {
    byte[] shown =
        prepared.redaction().restores()
            ? new AnswerRestorer(prepared.redaction()).restore(body)
            : body;
    return new Result.Done(GatewayReply.Answered.whole(status, journey.log().served(), shown));
  }
}
