package io.signalbox.tools.gateway;

import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.accounting.CallRecord.CacheUse;
import io.signalbox.tools.cache.AnswerCache;
import io.signalbox.tools.cache.CacheKey;
import io.signalbox.tools.cache.CachedAnswer;
import io.signalbox.tools.price.ModelFacts;
import io.signalbox.tools.price.TokenUsage;
import io.signalbox.tools.route.CacheRule;
import io.signalbox.tools.route.Provider;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.wire.AnswerRestorer;
import io.signalbox.tools.wire.RequestBody;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes one call over one route: prepared, looked up, admitted, sent, checked. */
final class RouteCall {
  private final Preparation preparation;
  private final AnswerCache cache;
  private final Admission admission;
  private final Attempts attempts;
  private final ProviderHealth health;
  private final OutputChecks checks = new OutputChecks();

  RouteCall(
      Preparation preparation,
      AnswerCache cache,
      Admission admission,
      Attempts attempts,
      ProviderHealth health) {
    this.preparation = preparation;
    this.cache = cache;
    this.admission = admission;
    this.attempts = attempts;
    this.health = health;
  }

  /** What came of the route. */
  sealed interface Result {
    /** The call is answered. */
    record Done(GatewayReply.Answered reply) implements Result {}

    /** The route cannot answer; another might. */
    record Failed(Refusal refusal) implements Result {}

    /** The call may not go over this route. */
    record Denied(Refusal refusal) implements Result {}
  }

  /**
   * A call on its way over a route.
   *
   * @param atOnce is given a whole answer where it arrives; see {@link EarlyAnswer}
   */
  record Journey(
      Route route,
      Provider provider,
      ModelFacts model,
      GatewayCall call,
      CallLog log,
      Deadline deadline,
      boolean lastResort,
      Optional<Consumer<GatewayReply.Answered>> atOnce) {}

  Result take(Journey journey) {
    Optional<Refusal> objection = objection(journey);
    if (objection.isPresent()) {
      return new Result.Denied(objection.get());
    }
    journey.log().trying(journey.route(), journey.provider(), journey.model());
    Preparation.Prepared prepared =
        preparation.prepare(journey.route(), journey.provider(), journey.model(), journey.call());
    journey.log().redacted(prepared.redaction().count());
    Optional<Refusal> unspoken = prepared.objection();
    if (unspoken.isPresent()) {
      return new Result.Denied(unspoken.get());
    }
    Optional<CacheKey> key = cacheKey(journey, prepared);
    Optional<Result> hit = key.flatMap(k -> fromCache(k, journey, prepared));
    if (hit.isPresent()) {
      return hit.get();
    }
    return switch (admission.admit(journey.route(), journey.model(), journey.call())) {
      case Admission.Decision.Denied denied -> new Result.Denied(denied.refusal());
      case Admission.Decision.Admitted admitted -> {
        journey.log().admitted(admitted.permit(), admitted.reservation());
        yield send(journey, prepared, key);
      }
    };
  }

  private static Optional<Refusal> objection(Journey journey) {
    long wanted = journey.call().body().mostOutput().orElse(0);
    if (wanted > journey.route().mostOutput()) {
      return Optional.of(
          Refusal.denied(
              400,
              "too_many_tokens",
              "The route '%s' gives %d tokens of answer at most; this call asks for %d."
                  .formatted(journey.route().name(), journey.route().mostOutput(), wanted)));
    }
    if (journey.call().body().streams() && journey.route().outputSchema().isPresent()) {
      return Optional.of(
          Refusal.denied(
              400,
              "no_streaming",
              "Answers of the route '%s' are checked as a whole; leave \"stream\" out."
                  .formatted(journey.route().name())));
    }
    return Optional.empty();
  }

  private static Optional<CacheKey> cacheKey(Journey journey, Preparation.Prepared prepared) {
    CacheRule rule = journey.route().cache();
    boolean fits = !prepared.sent().usesTools() && !prepared.sent().streams();
    if (rule.matching() == CacheRule.Matching.OFF || !fits) {
      return Optional.empty();
    }
    boolean own = rule.sharing() == CacheRule.Sharing.CALLER;
    RequestBody body = prepared.body();
    return Optional.of(
        new CacheKey(
            journey.route().name(),
            journey.call().dataClass(),
            own ? journey.call().caller().name() : "",
            body.print(),
            body.surroundingsPrint(),
            body.lastQuestion()));
  }

  private Optional<Result> fromCache(CacheKey key, Journey journey, Preparation.Prepared prepared) {
    Optional<AnswerCache.Found> found = cache.find(key, journey.route().cache());
    journey.log().cached(CacheUse.MISS);
    return found.map(
        hit -> {
          boolean exact = hit.how() == CacheRule.Matching.EXACT;
          journey.log().cached(exact ? CacheUse.EXACT : CacheUse.SEMANTIC);
          journey.log().saved(hit.answer().cost());
          journey.log().end(CallOutcome.ANSWERED);
          return done(200, hit.answer().body(), journey, prepared);
        });
  }

  private Result send(Journey journey, Preparation.Prepared prepared, Optional<CacheKey> key) {
    Deadline whole = journey.deadline().orIn(journey.route().timeout());
    boolean streams = prepared.sent().streams();
    Deadline head = streams ? whole.orIn(journey.route().firstToken()) : whole;
    Attempts.Sending plain =
        new Attempts.Sending(
            journey.route(),
            Gateway.target(journey.provider(), journey.model()),
            prepared.request(),
            prepared.translation(),
            head,
            journey.lastResort(),
            answer -> {});
    EarlyAnswer early = new EarlyAnswer(answer -> early(journey, prepared, plain, answer));
    boolean mayBeEarly = !streams && journey.route().outputSchema().isEmpty() && key.isEmpty();
    Attempts.Sending sending =
        mayBeEarly && journey.atOnce().isPresent() ? plain.showing(early) : plain;
    return switch (attempts.send(sending, journey.log(), journey.call().cancellation())) {
      case Attempts.Result.Failed failed -> new Result.Failed(failed.refusal());
      case Attempts.Result.Head got -> {
        try {
          Optional<Result> done = early.result();
          boolean events = got.answer().status() == 200 && streams;
          yield done.isPresent()
              ? done.get()
              : events
                  ? streamed(journey, prepared, sending, got.answer(), whole)
                  : whole(journey, prepared, sending, got.answer(), key);
        } catch (UpstreamFailed e) {
          got.answer().close();
          yield new Result.Failed(lost(sending, e));
        }
      }
    };
  }

  /** What neither waits for a second answer nor is kept needs no thread of its own to end. */
  private Result early(
      Journey journey,
      Preparation.Prepared prepared,
      Attempts.Sending sending,
      Upstream.Answer answer) {
    Result result = whole(journey, prepared, sending, answer, Optional.empty());
    if (result instanceof Result.Done done) {
      journey.atOnce().ifPresent(client -> client.accept(done.reply()));
    }
    return result;
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

  private Result streamed(
      Journey journey,
      Preparation.Prepared prepared,
      Attempts.Sending sending,
      Upstream.Answer answer,
      Deadline whole) {
    boolean hidesUsage = !journey.call().body().has("stream_options");
    StreamedAnswer streamed =
        new StreamedAnswer(sending, answer, prepared, journey.log(), whole, health, hidesUsage);
    streamed.begin(sending.head());
    String type = answer.header("content-type").orElse("text/event-stream");
    return new Result.Done(new GatewayReply.Answered(200, type, journey.log().served(), streamed));
  }

  private Result whole(
      Journey journey,
      Preparation.Prepared prepared,
      Attempts.Sending sending,
      Upstream.Answer answer,
      Optional<CacheKey> key) {
    WholeAnswer first = WholeAnswer.read(answer, sending.head());
    health.succeeded(sending.target());
    journey.log().began();
    if (answer.status() != 200) {
      // The provider's word on the request itself; another provider would say the same.
      journey.log().end(CallOutcome.REJECTED_BY_PROVIDER);
      return done(answer.status(), first.body(), journey, prepared);
    }
    count(first, journey, prepared);
    OutputChecks.Result checked =
        checks.check(
            journey.route(),
            first,
            objection -> again(journey, prepared, sending, first, objection));
    if (checked.objection().isPresent()) {
      return new Result.Failed(OutputChecks.refusal(journey.route(), checked.objection().get()));
    }
    WholeAnswer good = checked.answer();
    key.filter(k -> good.facts().finishReason().filter(RouteCall::isWhole).isPresent())
        .ifPresent(k -> keep(k, journey, good, prepared));
    journey.log().end(WholeAnswer.outcome(good.facts()));
    return done(200, good.body(), journey, prepared);
  }

  private static void count(WholeAnswer answer, Journey journey, Preparation.Prepared prepared) {
    journey.log().used(WholeAnswer.usage(answer.facts(), prepared.sent(), answer.body().length));
    journey.log().finished(answer.facts());
  }

  /** Asks once more; empty when there is no second answer. */
  private Optional<WholeAnswer> again(
      Journey journey,
      Preparation.Prepared prepared,
      Attempts.Sending sending,
      WholeAnswer first,
      String objection) {
    Upstream.Request request =
        Repair.of(prepared.request(), prepared.body(), first.facts().text().orElse(""), objection);
    Attempts.Result result =
        attempts.send(sending.with(request), journey.log(), journey.call().cancellation());
    if (result instanceof Attempts.Result.Head head && head.answer().status() == 200) {
      WholeAnswer answer = WholeAnswer.read(head.answer(), sending.head());
      health.succeeded(sending.target());
      count(answer, journey, prepared);
      return Optional.of(answer);
    }
    return Optional.empty();
  }

  private static boolean isWhole(String finishReason) {
    return finishReason.equals("stop") || finishReason.equals("end_turn");
  }

  private void keep(
      CacheKey key, Journey journey, WholeAnswer answer, Preparation.Prepared prepared) {
    TokenUsage usage = WholeAnswer.usage(answer.facts(), prepared.sent(), answer.body().length);
    cache.put(
        key, journey.route().cache(), new CachedAnswer(answer.body(), usage, journey.log().cost()));
  }

  private static Result done(
      int status, byte[] body, Journey journey, Preparation.Prepared prepared) {
    byte[] shown =
        prepared.redaction().restores()
            ? new AnswerRestorer(prepared.redaction()).restore(body)
            : body;
    return new Result.Done(GatewayReply.Answered.whole(status, journey.log().served(), shown));
  }
}
