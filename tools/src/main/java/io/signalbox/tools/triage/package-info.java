/**
 * Office hours: questions about AI to experts, without one expert becoming the gate. A request is
 * first answered from what was decided before, then goes to a pool by rules, and ends with a
 * decision that answers the next one. Entries: {@link io.signalbox.tools.triage.OfficeHours},
 * {@link io.signalbox.tools.triage.Decisions}. Knows no Slack: who is told what is handed in.
 */
@NullMarked
package io.signalbox.tools.triage;

import org.jspecify.annotations.NullMarked;
