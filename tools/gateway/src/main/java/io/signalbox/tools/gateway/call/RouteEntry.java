package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord.CacheUse;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.call.WaitPolicy;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.RequestPreparation;
import io.signalbox.tools.core.upstream.RouteAttempt;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.cache.CacheKey;
import java.util.Optional;

/**
 * Takes a call to its current route: builds the provider request, answers it from the cache if
 * possible, and else reserves limits and budgets or refuses it.
 */
final class RouteEntry {
  private static final int MOST_ANSWERS = 128;

  private final RequestPreparation preparation;
  private final AnswerCache cache;
  private final AdmissionControl admission;

  RouteEntry(RequestPreparation preparation, AnswerCache cache, AdmissionControl admission) {
    this.preparation = preparation;
    this.cache = cache;
    this.admission = admission;
  }

  /**
   * Enters the current route; returns the admission, a refusal, a cached answer or the need for a
   * thread. Then nothing was asked of limits and budgets.
   */
  RouteCallResult enter(CallInFlight flight, WaitPolicy waiting) {
    Route route = flight.route();
    Provider provider = route.target().modelProvider().orElseThrow();
    Optional<CallRefusal> objection = objection(route, flight.call().body());
    if (objection.isPresent()) {
      return new RouteCallResult.Denied(objection.get());
    }
    boolean cached = route.cache().matching() != CacheRule.Matching.OFF;
    if (waiting == WaitPolicy.NEVER_WAIT
        && (cached || RequestPreparation.translates(flight.call(), provider))) {
      return new RouteCallResult.NeedsThread();
    }
    RouteAttempt attempt = prepare(flight, provider);
    Optional<CallRefusal> untranslatable = attempt.objection();
    if (untranslatable.isPresent()) {
      return new RouteCallResult.Denied(untranslatable.get());
    }
    return fromCache(flight, attempt).orElseGet(() -> admit(flight, attempt, waiting));
  }

  private RouteAttempt prepare(CallInFlight flight, Provider provider) {
    flight.trying(provider, flight.route().target().modelFacts().orElseThrow());
    RouteAttempt attempt =
        preparation.prepare(
            flight.route(), provider, flight.call(), flight.deadline(), flight.isOnLastRoute());
    flight.redacted(attempt.redaction().count());
    return attempt;
  }

  private RouteCallResult admit(CallInFlight flight, RouteAttempt attempt, WaitPolicy waiting) {
    return switch (admission.admit(
        flight.firstRoute(), attempt.route(), attempt.model(), attempt.call(), waiting)) {
      case AdmissionControl.AdmissionDecision.NotAtOnce notAtOnce ->
          new RouteCallResult.NeedsThread();
      case AdmissionControl.AdmissionDecision.AdmissionDenied denied ->
          new RouteCallResult.Denied(denied.refusal());
      case AdmissionControl.AdmissionDecision.Admitted admitted -> {
        flight.admitted(admitted.permit(), admitted.reservation());
        yield new RouteCallResult.LetOn(attempt.leaving(), Optional.empty());
      }
    };
  }

  private static Optional<CallRefusal> objection(Route route, RequestBody body) {
    long wanted = body.mostOutput().orElse(0);
    if (wanted > route.mostOutput()) {
      return Optional.of(
          CallRefusal.denied(
              400,
              "too_many_tokens",
              "The route '%s' gives %d tokens of answer at most; this call asks for %d."
                  .formatted(route.name(), route.mostOutput(), wanted)));
    }
    if (body.answers() > MOST_ANSWERS) {
      return Optional.of(
          CallRefusal.denied(
              400, "too_many_answers", "\"n\" may be %d at most.".formatted(MOST_ANSWERS)));
    }
    if (body.shape() == ApiProtocol.OPENAI_RESPONSES
        && body.raw("background").filter("true"::equals).isPresent()) {
      return Optional.of(
          CallRefusal.denied(
              400,
              "unsupported",
              "\"background\" is not taken: nobody would see what the response costs."));
    }
    if (body.streams() && route.outputSchema().isPresent()) {
      return Optional.of(
          CallRefusal.denied(
              400,
              "no_streaming",
              "Answers of the route '%s' are checked as a whole; leave \"stream\" out."
                  .formatted(route.name())));
    }
    return Optional.empty();
  }

  private static Optional<CacheKey> cacheKey(RouteAttempt attempt) {
    CacheRule rule = attempt.route().cache();
    boolean fits = !attempt.sent().usesTools();
    if (rule.matching() == CacheRule.Matching.OFF || !fits) {
      return Optional.empty();
    }
    boolean own = rule.sharing() == CacheRule.Sharing.CALLER;
    RequestBody body = attempt.redactedBody();
    return Optional.of(
        new CacheKey(
            attempt.route().name(),
            attempt.call().dataClass(),
            own ? attempt.call().caller().name() : "",
            attempt.sent().shape() + body.print(),
            body.surroundingsPrint().map(print -> attempt.sent().shape() + print),
            body.lastQuestion()));
  }

  private Optional<RouteCallResult> fromCache(CallInFlight flight, RouteAttempt attempt) {
    Optional<CacheKey> key = cacheKey(attempt);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    flight.keepAnswerUnder(key);
    Optional<AnswerCache.CachedFound> found = cache.find(key.get(), attempt.route().cache());
    flight.cached(CacheUse.MISS);
    return found.map(
        hit -> {
          boolean exact = hit.how() == CacheRule.Matching.EXACT;
          flight.cached(exact ? CacheUse.EXACT : CacheUse.SEMANTIC);
          flight.saved(hit.answer().cost());
          flight.end(CallOutcome.ANSWERED);
          String type = hit.answer().contentType();
          byte[] body =
              attempt.streams()
                  ? StreamedAnswer.restored(attempt, hit.answer().body())
                  : attempt.restored(hit.answer().body());
          return new RouteCallResult.CallDone(
              GatewayReply.Answered.whole(type, flight.served(), body));
        });
  }
}
