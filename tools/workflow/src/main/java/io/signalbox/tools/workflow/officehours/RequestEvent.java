package io.signalbox.tools.workflow.officehours;

import java.time.Instant;
import java.util.Optional;

/**
 * Event in the timeline of a request.
 *
 * @param actor empty for the timer
 */
public record RequestEvent(
    int position, Instant at, RequestEventKind kind, Optional<String> actor, String text) {

  /** Returns a copy with another text. */
  public RequestEvent saying(String other) {
    return new RequestEvent(position, at, kind, actor, other);
  }

  /** Kinds of request events. */
  public enum RequestEventKind {
    FILED,
    OFFERED,
    STILL_NEEDED,
    DEFLECTED,
    CLAIMED,
    ASKED_BACK,
    TOLD,
    HANDED_OVER,
    SNOOZED,
    WOKE,
    SORTED,
    /** A model suggested another topic, which changes nothing by itself. */
    SUGGESTED,
    NUDGED,
    TO_OWNER,
    BOOKED,
    /** The booked slot moved to the new holder of the request. */
    SLOT_MOVED,
    /** The booked slot was freed. */
    SLOT_FREED,
    DECIDED,
    WITHDRAWN
  }
}
