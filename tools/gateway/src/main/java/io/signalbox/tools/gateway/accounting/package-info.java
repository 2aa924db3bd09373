/**
 * Accounting of calls: one record for each call, without its text, written with its budget charges
 * in one transaction. Entry: {@code io.signalbox.tools.gateway.accounting.CallLedger}.
 */
@NullMarked
package io.signalbox.tools.gateway.accounting;

import org.jspecify.annotations.NullMarked;
