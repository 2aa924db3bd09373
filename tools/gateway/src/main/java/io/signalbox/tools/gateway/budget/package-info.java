/**
 * Budgets: the highest possible cost of a call is reserved before it is sent and settled after it.
 * Processes hold leases on the budgets in the database, so that a reservation costs no query; what
 * is held counts as spent. Entry: {@link io.signalbox.tools.gateway.budget.BudgetBook}.
 */
@NullMarked
package io.signalbox.tools.gateway.budget;

import org.jspecify.annotations.NullMarked;
