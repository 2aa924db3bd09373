package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord.CacheUse;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.upstream.ProviderHealth;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.RequestPreparation;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.cache.CacheKey;
import java.util.Optional;

/** Lets one call onto one route: prepared, looked up in the cache, admitted. */
final class RouteEntry {
  private static final int MOST_ANSWERS = 128;
  private static final int OK = 200;

  private final RequestPreparation preparation;
  private final AnswerCache cache;
  private final AdmissionControl admission;

  RouteEntry(RequestPreparation preparation, AnswerCache cache, AdmissionControl admission) {
    this.preparation = preparation;
    this.cache = cache;
    this.admission = admission;
  }

  /** Result of entering a route. */
  sealed interface EntryDecision {
    /** The call may be sent. */
    record Let(Departure departure) implements EntryDecision {}

    /** The call is finished: answered from the cache, or denied. */
    record Over(RouteCallResult result) implements EntryDecision {}
  }

  /**
   * A call that may leave.
   *
   * @param whole until when all of its answer has to be there
   * @param key under which its answer is kept, if it is
   */
  record Departure(
      RouteAttempt journey,
      RequestPreparation.Prepared prepared,
      RequestAttempts.Sending sending,
      CallDeadline whole,
      Optional<CacheKey> key) {}

  /** May wait, for the cache's model and for limits and budgets. */
  EntryDecision enter(RouteAttempt journey) {
    Optional<CallRefusal> objection = objection(journey);
    if (objection.isPresent()) {
      return denied(objection.get());
    }
    RequestPreparation.Prepared prepared = prepare(journey);
    Optional<CallRefusal> unspoken = prepared.objection();
    if (unspoken.isPresent()) {
      return denied(unspoken.get());
    }
    Optional<CacheKey> key = cacheKey(journey, prepared);
    Optional<RouteCallResult> hit = key.flatMap(k -> fromCache(k, journey, prepared));
    if (hit.isPresent()) {
      return new EntryDecision.Over(hit.get());
    }
    return switch (admission.admit(journey.route(), journey.model(), journey.call())) {
      case AdmissionControl.AdmissionDecision.AdmissionDenied denied -> denied(denied.refusal());
      case AdmissionControl.AdmissionDecision.Admitted admitted ->
          new EntryDecision.Let(depart(journey, prepared, admitted, key));
    };
  }

  /**
   * Enters without blocking. Empty where something has to be waited for or is in the call's way;
   * nothing has been asked of limits and budgets then.
   */
  Optional<Departure> enterAtOnce(RouteAttempt journey) {
    boolean cached = journey.route().cache().matching() != CacheRule.Matching.OFF;
    if (cached
        || RequestPreparation.translates(journey.call(), journey.provider())
        || objection(journey).isPresent()) {
      return Optional.empty();
    }
    RequestPreparation.Prepared prepared = prepare(journey);
    return admission
        .admitAtOnce(journey.route(), journey.model(), journey.call())
        .map(admitted -> depart(journey, prepared, admitted, Optional.empty()));
  }

  private RequestPreparation.Prepared prepare(RouteAttempt journey) {
    journey.log().trying(journey.route(), journey.provider(), journey.model());
    RequestPreparation.Prepared prepared =
        preparation.prepare(journey.route(), journey.provider(), journey.model(), journey.call());
    journey.log().redacted(prepared.redaction().count());
    return prepared;
  }

  private static Departure depart(
      RouteAttempt journey,
      RequestPreparation.Prepared prepared,
      AdmissionControl.AdmissionDecision.Admitted admitted,
      Optional<CacheKey> key) {
    journey.log().admitted(admitted.permit(), admitted.reservation());
    CallDeadline whole = journey.deadline().orIn(journey.route().timeout());
    RequestAttempts.Sending sending =
        new RequestAttempts.Sending(
            journey.route(),
            ProviderHealth.target(journey.provider(), journey.model()),
            prepared.request(),
            prepared.translation(),
            journey.streams() ? whole.orIn(journey.route().firstToken()) : whole,
            journey.lastResort());
    return new Departure(journey, prepared, sending, whole, key);
  }

  private static EntryDecision denied(CallRefusal refusal) {
    return new EntryDecision.Over(new RouteCallResult.Denied(refusal));
  }

  private static Optional<CallRefusal> objection(RouteAttempt journey) {
    long wanted = journey.call().body().mostOutput().orElse(0);
    if (wanted > journey.route().mostOutput()) {
      return Optional.of(
          CallRefusal.denied(
              400,
              "too_many_tokens",
              "The route '%s' gives %d tokens of answer at most; this call asks for %d."
                  .formatted(journey.route().name(), journey.route().mostOutput(), wanted)));
    }
    if (journey.call().body().answers() > MOST_ANSWERS) {
      return Optional.of(
          CallRefusal.denied(
              400, "too_many_answers", "\"n\" may be %d at most.".formatted(MOST_ANSWERS)));
    }
    if (journey.streams() && journey.route().outputSchema().isPresent()) {
      return Optional.of(
          CallRefusal.denied(
              400,
              "no_streaming",
              "Answers of the route '%s' are checked as a whole; leave \"stream\" out."
                  .formatted(journey.route().name())));
    }
    return Optional.empty();
  }

  private static Optional<CacheKey> cacheKey(
      RouteAttempt journey, RequestPreparation.Prepared prepared) {
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

  private Optional<RouteCallResult> fromCache(
      CacheKey key, RouteAttempt journey, RequestPreparation.Prepared prepared) {
    Optional<AnswerCache.CachedFound> found = cache.find(key, journey.route().cache());
    journey.log().cached(CacheUse.MISS);
    return found.map(
        hit -> {
          boolean exact = hit.how() == CacheRule.Matching.EXACT;
          journey.log().cached(exact ? CacheUse.EXACT : CacheUse.SEMANTIC);
          journey.log().saved(hit.answer().cost());
          journey.log().end(CallOutcome.ANSWERED);
          return RouteCallResult.done(OK, hit.answer().body(), journey, prepared);
        });
  }
}
