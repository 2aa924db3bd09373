package io.signalbox.tools.workflow.officehours;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Port that announces changes of requests where people see them, implemented by the Slack bot. */
public interface OfficeHoursAnnouncer {

  /**
   * Request after a change, with the events to announce.
   *
   * @param fresh events of this change, in order
   * @param timeline all events, these included
   * @param decision where the request ended with one
   */
  record News(
      OfficeHoursRequest after,
      List<RequestEvent> fresh,
      List<RequestEvent> timeline,
      Optional<Decision> decision) {
    public News {
      fresh = List.copyOf(fresh);
      timeline = List.copyOf(timeline);
    }
  }

  /** Stores the messages about a change in its transaction; they are sent afterwards. */
  void announce(Handle handle, News news);

  /** Posts a text to a pool's channel, once for each id. */
  void post(Handle handle, String id, String channel, String text);
}
