/**
 * Approval of calls by a person: requested once, decided once by the named approver, with expiry
 * and a stored result. Entry: {@code io.signalbox.tools.gateway.approval.Approvals}. Makes no call
 * itself and knows no Slack: who is asked where is handed in, and whoever shows it is told of each
 * change.
 */
@NullMarked
package io.signalbox.tools.gateway.approval;

import org.jspecify.annotations.NullMarked;
