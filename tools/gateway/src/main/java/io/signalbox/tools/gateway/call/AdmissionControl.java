package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.WaitPolicy;
import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.protocol.RequestTerms;
import io.signalbox.tools.core.protocol.WebSearchLimit;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.PlausibleUsage;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetDecision;
import io.signalbox.tools.gateway.budget.BudgetReservation;
import io.signalbox.tools.gateway.limit.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks rate limits and budgets before a call is sent over a route, the same way for first choices
 * and fallbacks.
 */
final class AdmissionControl {
  /**
   * Factor on a call's cost where an invalid answer may be requested again, with the first one in
   * the prompt.
   */
  private static final int ASKED_TWICE = 2;

  private final RateLimiter limits;
  private final BudgetBook budgets;
  private final BudgetPayers payers;
  private final Clock clock;

  AdmissionControl(RateLimiter limits, BudgetBook budgets, BudgetPayers payers, Clock clock) {
    this.payers = payers;
    this.limits = limits;
    this.budgets = budgets;
    this.clock = clock;
  }

  /** Decision on the admission of a call to a route. */
  sealed interface AdmissionDecision {
    /** The call is admitted; permit and reservation must be ended in every case. */
    record Admitted(CallPermit permit, BudgetReservation reservation)
        implements AdmissionDecision {}

    /** The decision requires waiting, which the caller forbade; nothing was reserved. */
    record NotAtOnce() implements AdmissionDecision {}

    /** The call is refused. */
    record AdmissionDenied(CallRefusal refusal) implements AdmissionDecision {}
  }

  /**
   * Decides from the limits and budgets that this process holds, then, if it may wait, from those
   * of all processes.
   *
   * @param asked the route that the client named
   */
  AdmissionDecision admit(
      Route asked, Route route, PricedModel model, GatewayCall call, WaitPolicy waiting) {
    long input = call.body().mostInput();
    long output = PlausibleUsage.mostOutput(route, call.body());
    Cost most = most(route, model, call.body(), input, output);
    List<Budget> paying = payers.of(asked, route, call.caller(), call.labels());
    Optional<AdmissionDecision> atOnce =
        admitAtOnce(route, call.caller(), paying, most, input + output);
    if (atOnce.isPresent()) {
      return atOnce.get();
    }
    if (waiting == WaitPolicy.NEVER_WAIT) {
      return new AdmissionDecision.NotAtOnce();
    }
    LimitDecision limit =
        limits.admit(route.name(), call.caller().name(), route.limits(), input + output);
    return switch (limit) {
      case LimitDecision.TooFast tooFast ->
          new AdmissionDecision.AdmissionDenied(tooFast(route, tooFast));
      case LimitDecision.Unreadable unreadable ->
          new AdmissionDecision.AdmissionDenied(
              CallRefusal.unable("Limits cannot be read at the moment, so nothing may pass."));
      case LimitDecision.Admitted admitted -> reserve(paying, most, admitted.permit());
    };
  }

  private Optional<AdmissionDecision> admitAtOnce(
      Route route, Caller caller, List<Budget> paying, Cost most, long tokens) {
    Optional<BudgetReservation> reservation = budgets.reserveAtOnce(paying, most);
    if (reservation.isEmpty()) {
      return Optional.empty();
    }
    Optional<CallPermit> permit =
        limits.admitAtOnce(route.name(), caller.name(), route.limits(), tokens);
    if (permit.isEmpty()) {
      reservation.get().settle(Cost.NOTHING);
    }
    return permit.map(each -> new AdmissionDecision.Admitted(each, reservation.get()));
  }

  private static Cost most(
      Route route, PricedModel model, RequestBody body, long input, long output) {
    long searches = model.price().search().picodollars() == 0 ? 0 : WebSearchLimit.most(body);
    Optional<ServiceTier> tier = RequestTerms.tier(body);
    Cost alone = model.price().atMost(input, output, searches, tier);
    Cost once = route.hedgeAfter().isPresent() ? alone.plus(alone) : alone;
    return route.outputSchema().isPresent()
        ? once.plus(model.price().atMost(input * ASKED_TWICE + output, output, searches, tier))
        : once;
  }

  private AdmissionDecision reserve(List<Budget> paying, Cost most, CallPermit permit) {
    BudgetDecision decision = budgets.reserve(paying, most);
    if (decision instanceof BudgetDecision.Reserved reserved) {
      return new AdmissionDecision.Admitted(permit, reserved.reservation());
    }
    permit.end(0);
    return new AdmissionDecision.AdmissionDenied(
        switch (decision) {
          case BudgetDecision.Exhausted exhausted -> exhausted(exhausted, clock.instant());
          default ->
              CallRefusal.unable("Budgets cannot be read at the moment, so nothing may be spent.");
        });
  }

  static CallRefusal tooFast(Route route, LimitDecision.TooFast tooFast) {
    long seconds = Math.max(1, tooFast.retryAfter().plusMillis(999).toSeconds());
    return new CallRefusal(
        429,
        "rate_limit_exceeded",
        "The route '%s' allows you %s; try again in %d s."
            .formatted(route.name(), tooFast.what(), seconds),
        Optional.of(tooFast.retryAfter()),
        CallOutcome.OVER_LIMIT);
  }

  static CallRefusal exhausted(BudgetDecision.Exhausted exhausted, Instant now) {
    Duration until = Duration.between(now, exhausted.renews());
    return new CallRefusal(
        429,
        "budget_exhausted",
        "This call could cost %s; of the budget '%s' of %s a %s %s remains, and it renews at %s."
            .formatted(
                exhausted.needed(),
                exhausted.budget().name(),
                exhausted.budget().amount(),
                exhausted.budget().period().name().toLowerCase(Locale.ROOT),
                exhausted.remaining(),
                exhausted.renews()),
        Optional.of(until),
        CallOutcome.OVER_BUDGET);
  }
}
