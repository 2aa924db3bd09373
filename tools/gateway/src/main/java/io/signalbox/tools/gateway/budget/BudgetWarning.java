package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/** Notification that a budget is nearly used up, sent once a period by one of the processes. */
public record BudgetWarning(Budget budget, Cost spent, Instant renews) {}
