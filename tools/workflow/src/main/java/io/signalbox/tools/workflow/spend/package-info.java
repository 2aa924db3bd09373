/**
 * Reports on spending for model calls: from the gateway's records, and from providers' bills for
 * calls that bypassed it. Entry: {@code io.signalbox.tools.workflow.spend.SpendReport}. Knows
 * nothing of budgets.
 */
@NullMarked
package io.signalbox.tools.workflow.spend;

import org.jspecify.annotations.NullMarked;
