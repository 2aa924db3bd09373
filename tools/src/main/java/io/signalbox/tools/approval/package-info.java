/**
 * Approval of calls by a person: requested once, decided once by the named approver, expiring, recorded. Entry: {@link io.signalbox.tools.approval.Approvals}. Makes no call itself
 * and knows no Slack: who is asked where is handed in, and whoever shows it is told of each change.
 */
@NullMarked
package io.signalbox.tools.approval;

import org.jspecify.annotations.NullMarked;
