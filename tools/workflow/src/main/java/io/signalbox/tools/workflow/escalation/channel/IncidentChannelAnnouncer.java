package io.signalbox.tools.workflow.escalation.channel;

import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells an escalation's timeline in its own channel. */
public interface IncidentChannelAnnouncer {

  /**
   * Writes down what is to be said, in the caller's transaction; said once, however often it is
   * written.
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
