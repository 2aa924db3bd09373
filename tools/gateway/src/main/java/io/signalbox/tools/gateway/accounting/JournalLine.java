package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import java.util.List;

/**
 * Record and charges of a call in the journal; a call that only began counts as {@link
 * io.signalbox.tools.core.call.CallOutcome#LOST} unless it ends.
 */
record JournalLine(CallRecord record, List<BudgetCharge> charges) {}
