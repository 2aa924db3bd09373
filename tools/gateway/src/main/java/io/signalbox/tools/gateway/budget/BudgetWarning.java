package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/** That a budget runs low; given once a period, whichever process notices. */
public record BudgetWarning(Budget budget, Cost spent, Instant renews) {}
