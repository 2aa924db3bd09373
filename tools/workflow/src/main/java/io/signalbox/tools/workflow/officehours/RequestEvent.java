package io.signalbox.tools.workflow.officehours;

import java.time.Instant;
import java.util.Optional;

/**
 * Event of a request.
 *
 * @param actor empty for the timer
 */
public record RequestEvent(
    int position, Instant at, RequestEventKind kind, Optional<String> actor, String text) {

  /** The same event with another text. */
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
    /** A model would sort it otherwise; nothing follows from that by itself. */
    SUGGESTED,
    NUDGED,
    TO_OWNER,
    BOOKED,
    /** The slot went to the new holder of the request. */
    SLOT_MOVED,
    /** A booked slot is nobody's any more. */
    SLOT_FREED,
    DECIDED,
    WITHDRAWN
  }
}
