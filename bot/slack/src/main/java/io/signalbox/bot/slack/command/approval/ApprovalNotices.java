package io.signalbox.bot.slack.command.approval;

import io.signalbox.bot.slack.outbox.Outbox;
import io.signalbox.tools.gateway.approval.Approval;
import io.signalbox.tools.gateway.approval.Approvals;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Writes the Slack message of each approval to the outbox, and updates it when the approval is
 * decided, expires or has a result. Any process may do so; the one that serves Slack posts it.
 */
public final class ApprovalNotices implements Approvals.Notices {
  private final Outbox outbox;

  public ApprovalNotices(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void changed(Handle handle, Approval approval) {
    if (approval.state() == Approval.ApprovalState.PENDING) {
      outbox.put(handle, List.of(ApprovalView.question(approval)));
    } else {
      outbox.keep(handle, ApprovalView.standing(approval));
    }
  }
}
