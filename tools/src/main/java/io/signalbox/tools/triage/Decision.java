package io.signalbox.tools.triage;

import io.signalbox.knowledge.document.AccessRule;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * What was decided.
 *
 * @param request that it answers; empty for one that was imported
 * @param changesIf what would change it; may be empty
 * @param decidedBy Slack's id, or a name where it was imported
 * @param validUntil the last day on which it counts
 */
public record Decision(
    long number,
    OptionalLong request,
    String title,
    String what,
    String why,
    String changesIf,
    Topic topic,
    String pool,
    AccessRule access,
    String decidedBy,
    LocalDate decidedOn,
    LocalDate validUntil,
    State state) {

  /** How it stands. */
  public enum State {
    VALID,
    /** Its time is over; whether it still counts is asked. */
    EXPIRED
  }

  /**
   * What an expert writes to close a request.
   *
   * @param days for how long it counts
   */
  public record Draft(String what, String why, String changesIf, int days) {}
}
