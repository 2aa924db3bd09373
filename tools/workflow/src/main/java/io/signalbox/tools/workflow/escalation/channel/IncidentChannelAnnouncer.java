package io.signalbox.tools.workflow.escalation.channel;

import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Port that posts an escalation's timeline in its own channel, implemented by the Slack bot. */
public interface IncidentChannelAnnouncer {

  /**
   * Stores the messages about new events in the caller's transaction; each is posted once, however
   * often it is stored.
   *
   * @param timeline all events
   * @param told how many of them were told before
   */
  void announce(
      Handle handle,
      Escalation escalation,
      String channel,
      List<EscalationEvent> timeline,
      int told);
}
