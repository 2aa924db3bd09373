package io.signalbox.tools.gateway.call;

import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.traffic.PromptShelf;
import io.signalbox.tools.gateway.traffic.TrafficShares;

/** Stores of the gateway: limits, budgets, records, approvals, shares, prompts. */
public record GatewayStores(
    RateLimiter limits,
    BudgetBook budgets,
    CallLedger ledger,
    Approvals approvals,
    TrafficShares shares,
    PromptShelf prompts) {
  /** Stores without prompts. */
  public GatewayStores(
      RateLimiter limits,
      BudgetBook budgets,
      CallLedger ledger,
      Approvals approvals,
      TrafficShares shares) {
    this(limits, budgets, ledger, approvals, shares, PromptShelf.EMPTY);
  }

  /** Stores without shares but those of the settings. */
  public GatewayStores(
      RateLimiter limits, BudgetBook budgets, CallLedger ledger, Approvals approvals) {
    this(limits, budgets, ledger, approvals, TrafficShares.fixed());
  }
}
