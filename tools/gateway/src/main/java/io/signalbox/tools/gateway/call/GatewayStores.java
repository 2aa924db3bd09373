package io.signalbox.tools.gateway.call;

import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.traffic.StoredPrompts;
import io.signalbox.tools.gateway.traffic.TrafficShares;

/**
 * Holder of the stores that the gateway uses: rate limits, budgets, ledger, approvals, traffic
 * shares and prompts.
 */
public record GatewayStores(
    RateLimiter limits,
    BudgetBook budgets,
    CallLedger ledger,
    Approvals approvals,
    TrafficShares shares,
    StoredPrompts prompts) {
  /** Creates stores without prompts. */
  public GatewayStores(
      RateLimiter limits,
      BudgetBook budgets,
      CallLedger ledger,
      Approvals approvals,
      TrafficShares shares) {
    this(limits, budgets, ledger, approvals, shares, StoredPrompts.EMPTY);
  }

  /** Creates stores with the traffic shares of the settings only. */
  public GatewayStores(
      RateLimiter limits, BudgetBook budgets, CallLedger ledger, Approvals approvals) {
    this(limits, budgets, ledger, approvals, TrafficShares.fixed());
  }
}
