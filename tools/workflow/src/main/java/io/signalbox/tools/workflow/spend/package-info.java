/**
 * Reports of who spent what: from the gateway's records, and from what providers say of spending
 * that did not go through it. Entry: {@code io.signalbox.tools.workflow.spend.SpendReport}. Knows
 * nothing of budgets.
 */
@NullMarked
package io.signalbox.tools.workflow.spend;

import org.jspecify.annotations.NullMarked;
