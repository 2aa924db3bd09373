/**
 * One record a call, never its text, written with what the call cost its budgets in one
 * transaction. Entry: {@link io.signalbox.tools.accounting.CallLedger}.
 */
@NullMarked
package io.signalbox.tools.accounting;

import org.jspecify.annotations.NullMarked;
