package io.signalbox.bot.bench.gateway;

import io.signalbox.bot.app.assembly.GatewayAssembly;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Audit of the gateway's ledger against the calls that its clients made: counts of missing,
 * duplicate and unanswered calls.
 *
 * @param missing calls that were answered and have no record with a cost
 * @param twice records of no call that was made: a call that came in a second time
 * @param unanswered calls that were refused and cost something all the same
 * @param off what the budget says is spent, less what the records cost
 */
record AccountingAudit(long missing, long twice, long unanswered, Cost off) {

  /**
   * Opens the ledger, which also imports the journal of a killed process, and compares it with the
   * clients' counts.
   */
  static AccountingAudit of(
      BenchOrganisation organisation, ClosedLoopLoad.Tally tally, Clock clock) {
    try (GatewayAssembly gateway = GatewayAssembly.open(organisation.load(), clock)) {
      Map<String, Cost> costs = gateway.counts().costs(Instant.EPOCH);
      Route route = gateway.gateway().routes().find(BenchOrganisation.ROUTE).orElseThrow();
      Caller caller = Caller.of(BenchOrganisation.CALLER, "bench", "bench");
      BudgetStatus budget = gateway.gateway().budgets(route, caller).getFirst();
      Cost sum = costs.values().stream().reduce(Cost.NOTHING, Cost::plus);
      return new AccountingAudit(
          tally.answered().stream()
              .filter(id -> !costs.getOrDefault(id, Cost.NOTHING).isMoreThan(Cost.NOTHING))
              .count(),
          costs.keySet().stream().filter(id -> !tally.asked().contains(id)).count(),
          costs.entrySet().stream()
              .filter(each -> each.getValue().isMoreThan(Cost.NOTHING))
              .filter(each -> !tally.answered().contains(each.getKey()))
              .count(),
          budget.spent().minus(sum));
    }
  }

  /**
   * Returns whether the ledger is right; a refused call may have a cost, as its provider had begun.
   */
  boolean isRight() {
    return missing == 0 && twice == 0 && off.equals(Cost.NOTHING);
  }

  String columns() {
    return missing + " | " + twice + " | " + unanswered + " | " + off;
  }
}
