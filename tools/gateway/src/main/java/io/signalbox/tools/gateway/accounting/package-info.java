/**
 * One record a call, never its text, written with what the call cost its budgets in one
 * transaction. Entry: {@code io.signalbox.tools.gateway.accounting.CallLedger}.
 */
@NullMarked
package io.signalbox.tools.gateway.accounting;

import org.jspecify.annotations.NullMarked;
