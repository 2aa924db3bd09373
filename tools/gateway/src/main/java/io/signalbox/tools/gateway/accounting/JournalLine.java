package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import java.util.List;

/**
 * A call that ended, or that began and is {@link io.signalbox.tools.core.call.CallOutcome#LOST}
 * unless it ends.
 */
record JournalLine(CallRecord record, List<BudgetCharge> charges) {}
