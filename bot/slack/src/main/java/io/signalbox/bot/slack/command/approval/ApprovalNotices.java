package io.signalbox.bot.slack.command.approval;

import io.signalbox.bot.slack.message.MessageKind;
import io.signalbox.bot.slack.message.PersonalMessages;
import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.Approvals;
import org.jdbi.v3.core.Handle;

/**
 * Writes the Slack message of each approval to the outbox, and updates it when the approval is
 * decided, expires or has a result. Any process may do so; the one that serves Slack posts it.
 */
public final class ApprovalNotices implements Approvals.Notices {
  private final Outbox outbox;
  private final PersonalMessages messages;

  public ApprovalNotices(Outbox outbox, PersonalMessages messages) {
    this.outbox = outbox;
    this.messages = messages;
  }

  @Override
  public void changed(Handle handle, Approval approval) {
    if (approval.state() == Approval.ApprovalState.PENDING) {
      messages.put(handle, MessageKind.APPROVAL, approval.id(), ApprovalView.question(approval));
    } else {
      outbox.keep(handle, ApprovalView.standing(approval));
    }
  }
}
