package io.signalbox.tools.gateway;

import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.accounting.CallRecord.CacheUse;
import io.signalbox.tools.cache.AnswerCache;
import io.signalbox.tools.cache.CacheKey;
import io.signalbox.tools.route.CacheRule;
import io.signalbox.tools.wire.RequestBody;
import java.util.Optional;

/** Lets one call onto one route: prepared, looked up in the cache, admitted. */
final class RouteEntry {
  private static final int MOST_ANSWERS = 128;
  private static final int OK = 200;

  private final Preparation preparation;
  private final AnswerCache cache;
  private final Admission admission;

  RouteEntry(Preparation preparation, AnswerCache cache, Admission admission) {
    this.preparation = preparation;
    this.cache = cache;
    this.admission = admission;
  }

  /** Result of entering a route. */
  sealed interface Decision {
    /** The call may be sent. */
    record Let(Departure departure) implements Decision {}

    /** The call is finished: answered from the cache, or denied. */
    record Over(RouteCall.Result result) implements Decision {}
  }

  /**
   * A call that may leave.
   *
   * @param whole until when all of its answer has to be there
   * @param key under which its answer is kept, if it is
   */
  record Departure(
      Journey journey,
      Preparation.Prepared prepared,
      Attempts.Sending sending,
      Deadline whole,
      Optional<CacheKey> key) {}

  /** May wait, for the cache's model and for limits and budgets. */
  Decision enter(Journey journey) {
    Optional<Refusal> objection = objection(journey);
    if (objection.isPresent()) {
      return denied(objection.get());
    }
    Preparation.Prepared prepared = prepare(journey);
    Optional<Refusal> unspoken = prepared.objection();
    if (unspoken.isPresent()) {
      return denied(unspoken.get());
    }
    Optional<CacheKey> key = cacheKey(journey, prepared);
    Optional<RouteCall.Result> hit = key.flatMap(k -> fromCache(k, journey, prepared));
    if (hit.isPresent()) {
      return new Decision.Over(hit.get());
    }
    return switch (admission.admit(journey.route(), journey.model(), journey.call())) {
      case Admission.Decision.Denied denied -> denied(denied.refusal());
      case Admission.Decision.Admitted admitted ->
          new Decision.Let(depart(journey, prepared, admitted, key));
    };
  }

  /**
   * Enters without blocking. Empty where something has to be waited for or is in the call's way; nothing
   * has been asked of limits and budgets then.
   */
  Optional<Departure> enterAtOnce(Journey journey) {
    boolean cached = journey.route().cache().matching() != CacheRule.Matching.OFF;
    if (cached || Preparation.translates(journey) || objection(journey).isPresent()) {
      return Optional.empty();
    }
    Preparation.Prepared prepared = prepare(journey);
    return admission
        .admitAtOnce(journey.route(), journey.model(), journey.call())
        .map(admitted -> depart(journey, prepared, admitted, Optional.empty()));
  }

  private Preparation.Prepared prepare(Journey journey) {
    journey.log().trying(journey.route(), journey.provider(), journey.model());
    Preparation.Prepared prepared =
        preparation.prepare(journey.route(), journey.provider(), journey.model(), journey.call());
    journey.log().redacted(prepared.redaction().count());
    return prepared;
  }

  private static Departure depart(
      Journey journey,
      Preparation.Prepared prepared,
      Admission.Decision.Admitted admitted,
      Optional<CacheKey> key) {
    journey.log().admitted(admitted.permit(), admitted.reservation());
    Deadline whole = journey.deadline().orIn(journey.route().timeout());
    Attempts.Sending sending =
        new Attempts.Sending(
            journey.route(),
            Gateway.target(journey.provider(), journey.model()),
            prepared.request(),
            prepared.translation(),
            journey.streams() ? whole.orIn(journey.route().firstToken()) : whole,
            journey.lastResort());
    return new Departure(journey, prepared, sending, whole, key);
  }

  private static Decision denied(Refusal refusal) {
    return new Decision.Over(new RouteCall.Result.Denied(refusal));
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
    if (journey.call().body().answers() > MOST_ANSWERS) {
      return Optional.of(
          Refusal.denied(
              400, "too_many_answers", "\"n\" may be %d at most.".formatted(MOST_ANSWERS)));
    }
    if (journey.streams() && journey.route().outputSchema().isPresent()) {
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

  private Optional<RouteCall.Result> fromCache(
      CacheKey key, Journey journey, Preparation.Prepared prepared) {
    Optional<AnswerCache.Found> found = cache.find(key, journey.route().cache());
    journey.log().cached(CacheUse.MISS);
    return found.map(
        hit -> {
          boolean exact = hit.how() == CacheRule.Matching.EXACT;
          journey.log().cached(exact ? CacheUse.EXACT : CacheUse.SEMANTIC);
          journey.log().saved(hit.answer().cost());
          journey.log().end(CallOutcome.ANSWERED);
          return RouteCall.done(OK, hit.answer().body(), journey, prepared);
        });
  }
}
