package io.signalbox.tools.workflow.escalation;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Port that announces changes of an escalation where people see them, implemented by the Slack bot.
 */
public interface EscalationAnnouncer {

  /**
   * Escalation after a change, with the events to announce.
   *
   * @param after the escalation as it is now
   * @param fresh events of this change, in order
   * @param timeline all events, these included
   * @param freshPages of this change
   * @param pages all of them, these included
   */
  record News(
      Escalation after,
      List<EscalationEvent> fresh,
      List<EscalationEvent> timeline,
      List<SentPage> freshPages,
      List<SentPage> pages) {
    public News {
      fresh = List.copyOf(fresh);
      timeline = List.copyOf(timeline);
      freshPages = List.copyOf(freshPages);
      pages = List.copyOf(pages);
    }
  }

  /** Stores the messages about a change in its transaction; they are sent afterwards. */
  void announce(Handle handle, News news);
}
