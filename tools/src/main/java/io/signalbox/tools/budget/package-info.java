/**
 * What may be spent and what was: the cost that a call could reach is reserved before it goes out
 * and settled after it. Processes hold leases on the budgets in the database, so that a reservation
 * costs no query; what is held counts as spent. Entry: {@link
 * io.signalbox.tools.budget.BudgetBook}.
 */
@NullMarked
package io.signalbox.tools.budget;

import org.jspecify.annotations.NullMarked;
