package io.signalbox.tools.gateway.budget;

import io.signalbox.tools.core.price.Cost;
import java.time.Instant;

/**
 * Spent, reserved and total amount of a budget, with its renewal.
 *
 * @param spent settled, by all processes
 * @param held set aside by processes, for calls under way or to come
 */
public record BudgetStatus(Budget budget, Cost spent, Cost held, Instant renews) {}
