package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/** Actual cost of a call to one budget; written in one transaction with the call's record. */
public record BudgetCharge(String budget, Instant periodStart, Cost cost) {}
