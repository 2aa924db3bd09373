package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.snapshot.CallSettlement;
import io.signalbox.tools.core.snapshot.PolicySnapshot;
import io.signalbox.tools.core.snapshot.SnapshotRoute;
import io.signalbox.tools.core.snapshot.SnapshotSeal;
import io.signalbox.tools.core.upstream.PlausibleUsage;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.budget.Budget;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Service behind direct calls: issues policy snapshots to callers and settles the calls that they
 * made without the gateway.
 */
public final class PolicySnapshotEndpoint {
  private final Gateway gateway;
  private final CallLedger ledger;
  private final GatewayTelemetry telemetry;
  private final Clock clock;

  public PolicySnapshotEndpoint(Gateway gateway) {
    this.gateway = gateway;
    this.telemetry = gateway.telemetry();
    this.ledger = gateway.ledger();
    this.clock = gateway.clock();
  }

  /**
   * Creates the policy snapshot of a caller.
   *
   * @param rule who gets providers' direct keys, sealed, and how long the snapshot counts
   * @param random for sealing
   */
  public PolicySnapshot snapshot(
      Caller caller, SnapshotSeal seal, DirectCallRule rule, RandomGenerator random) {
    List<SnapshotRoute> routes = new ArrayList<>();
    for (Route route : gateway.open(caller)) {
      Optional<Provider> provider = route.target().modelProvider();
      Optional<PricedModel> model = route.target().modelFacts();
      if (provider.isPresent() && model.isPresent()) {
        Optional<String> sealed =
            provider
                .get()
                .directKey()
                .filter(key -> rule.callers().contains(caller.name()))
                .map(key -> seal.seal(key, route.name(), random));
        routes.add(
            SnapshotRoute.of(route, provider.get(), model.get(), left(route, caller), sealed));
      }
    }
    Instant now = clock.instant();
    return new PolicySnapshot(
        now, now.plus(rule.validFor()), caller.name(), caller.dataClass(), routes);
  }

  private List<SnapshotRoute.Left> left(Route route, Caller caller) {
    return gateway.budgets(route, caller).stream().map(PolicySnapshotEndpoint::left).toList();
  }

  private static SnapshotRoute.Left left(BudgetStatus status) {
    Cost left = status.budget().amount().minus(status.spent()).minus(status.held());
    return new SnapshotRoute.Left(status.budget().name(), Math.max(0, left.picodollars()));
  }

  /**
   * Settles calls made without the gateway; a call recorded already costs only the higher of the
   * two amounts. The price is ours, whatever the library thinks.
   *
   * @throws RuntimeException when the ledger cannot be written; nothing of it is in them then
   */
  public void settle(Caller caller, List<CallSettlement> settlements) {
    for (CallSettlement each : settlements) {
      Optional<Route> route =
          gateway.open(caller).stream().filter(r -> r.name().equals(each.route())).findFirst();
      List<Budget> budgets = route.map(r -> gateway.payers().of(r, caller)).orElse(List.of());
      CallRecord record = record(caller, each, route);
      if (ledger.settle(record, budgets)) {
        telemetry.settled(record);
      }
    }
  }

  private static CallRecord record(Caller caller, CallSettlement call, Optional<Route> route) {
    Optional<PricedModel> model = route.flatMap(r -> r.target().modelFacts());
    PlausibleUsage.Used used = PlausibleUsage.settled(call.usage());
    Cost cost =
        model.map(facts -> facts.price().of(used.tokens(), used.tier())).orElse(Cost.NOTHING);
    Optional<CallRecord.AnsweredBy> by =
        route
            .flatMap(each -> each.target().modelProvider())
            .flatMap(
                provider ->
                    model.map(
                        facts ->
                            new CallRecord.AnsweredBy(
                                call.route(), provider.name(), facts.model())));
    return new CallRecord(
        call.id(),
        call.at(),
        new CallRecord.Who(caller.name(), caller.team(), call.route(), caller.dataClass()),
        by,
        CallRecord.Prints.NONE,
        used.tokens(),
        used.basis(),
        cost,
        Cost.NOTHING,
        Optional.empty(),
        call.took(),
        1,
        CallRecord.CacheUse.OFF,
        call.redactions(),
        Optional.of("direct"),
        CallOutcome.ANSWERED);
  }
}
