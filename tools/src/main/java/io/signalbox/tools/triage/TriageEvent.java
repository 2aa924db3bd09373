package io.signalbox.tools.triage;

import java.time.Instant;
import java.util.Optional;

/**
 * Event of a request.
 *
 * @param actor empty for the timer
 */
public record TriageEvent(
    int position, Instant at, Kind kind, Optional<String> actor, String text) {

  /** The same event with another text. */
  public TriageEvent saying(String other) {
    return new TriageEvent(position, at, kind, actor, other);
  }

  /** Kinds of request events. */
  public enum Kind {
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
    DECIDED,
    WITHDRAWN
  }
}
