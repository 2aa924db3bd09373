package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.WaitPolicy;
import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ModelFacts;
import io.signalbox.tools.core.route.BudgetRule;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.PlausibleUsage;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetDecision;
import io.signalbox.tools.gateway.budget.BudgetReservation;
import io.signalbox.tools.gateway.limit.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks leave of limits and budgets, for the first choice and for every fallback alike. */
final class AdmissionControl {
  /** A repaired answer is asked for a second time, with the first one as part of the prompt. */
  private static final int ASKED_TWICE = 2;

  private static final double OWN_WARNING = 0.8;

  private final RateLimiter limits;
  private final BudgetBook budgets;
  private final Clock clock;

  AdmissionControl(RateLimiter limits, BudgetBook budgets, Clock clock) {
    this.limits = limits;
    this.budgets = budgets;
    this.clock = clock;
  }

  /** Decision whether a call is admitted. */
  sealed interface AdmissionDecision {
    /** Admitted; permit and reservation must be ended in every case. */
    record Admitted(CallPermit permit, BudgetReservation reservation)
        implements AdmissionDecision {}

    /** Neither: it would have to be waited for, and nothing was taken. */
    record NotAtOnce() implements AdmissionDecision {}

    /** Denied. */
    record AdmissionDenied(CallRefusal refusal) implements AdmissionDecision {}
  }

  /**
   * Decides first by what this process holds of limits and budgets, then, where it may wait, by
   * what all processes share.
   */
  AdmissionDecision admit(Route route, ModelFacts model, GatewayCall call, WaitPolicy waiting) {
    long input = call.body().mostInput();
    long output = PlausibleUsage.mostOutput(route, call.body());
    Cost most = most(route, model, input, output);
    Optional<AdmissionDecision> atOnce = admitAtOnce(route, call.caller(), most, input + output);
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
      case LimitDecision.Admitted admitted ->
          reserve(route, call.caller(), most, admitted.permit());
    };
  }

  private Optional<AdmissionDecision> admitAtOnce(
      Route route, Caller caller, Cost most, long tokens) {
    Optional<BudgetReservation> reservation = budgets.reserveAtOnce(budgets(route, caller), most);
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

  private static Cost most(Route route, ModelFacts model, long input, long output) {
    Cost alone = model.price().atMost(input, output);
    Cost once = route.hedgeAfter().isPresent() ? alone.plus(alone) : alone;
    return route.outputSchema().isPresent()
        ? once.plus(model.price().atMost(input * ASKED_TWICE + output, output))
        : once;
  }

  private AdmissionDecision reserve(Route route, Caller caller, Cost most, CallPermit permit) {
    BudgetDecision decision = budgets.reserve(budgets(route, caller), most);
    if (decision instanceof BudgetDecision.Reserved reserved) {
      return new AdmissionDecision.Admitted(permit, reserved.reservation());
    }
    permit.end(0);
    return new AdmissionDecision.AdmissionDenied(
        switch (decision) {
          case BudgetDecision.Exhausted exhausted -> exhausted(exhausted);
          default ->
              CallRefusal.unable("Budgets cannot be read at the moment, so nothing may be spent.");
        });
  }

  /** The budgets that a call over a route is paid from: the route's and the caller's own. */
  static List<Budget> budgets(Route route, Caller caller) {
    List<Budget> budgets = new ArrayList<>(2);
    route.budget().ifPresent(rule -> budgets.add(of(route, rule, caller)));
    caller
        .budget()
        .ifPresent(
            own ->
                budgets.add(
                    new Budget(
                        "caller:" + caller.name(),
                        caller.owner(),
                        own.amount(),
                        own.period(),
                        OWN_WARNING)));
    return budgets;
  }

  private static Budget of(Route route, BudgetRule rule, Caller caller) {
    String name =
        switch (rule.share()) {
          case ROUTE -> "route:" + route.name();
          case TEAM -> "route:" + route.name() + " team:" + caller.team();
          case CALLER -> "route:" + route.name() + " caller:" + caller.name();
        };
    return new Budget(name, caller.owner(), rule.amount(), rule.period(), rule.warnAt());
  }

  private static CallRefusal tooFast(Route route, LimitDecision.TooFast tooFast) {
    long seconds = Math.max(1, tooFast.retryAfter().plusMillis(999).toSeconds());
    return new CallRefusal(
        429,
        "rate_limit_exceeded",
        "The route '%s' allows you %s; try again in %d s."
            .formatted(route.name(), tooFast.what(), seconds),
        Optional.of(tooFast.retryAfter()),
        CallOutcome.OVER_LIMIT);
  }

  private CallRefusal exhausted(BudgetDecision.Exhausted exhausted) {
    Duration until = Duration.between(clock.instant(), exhausted.renews());
    return new CallRefusal(
        429,
        "budget_exhausted",
        "This call could cost %s; of the budget of %s a %s %s remains, and it renews at %s."
            .formatted(
                exhausted.needed(),
                exhausted.budget().amount(),
                exhausted.budget().period().name().toLowerCase(Locale.ROOT),
                exhausted.remaining(),
                exhausted.renews()),
        Optional.of(until),
        CallOutcome.OVER_BUDGET);
  }
}
