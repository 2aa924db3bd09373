package io.signalbox.knowledge.oncall;

import java.time.Instant;
import java.time.ZoneId;

/**
 * One person on call for one team without interruption.
 *
 * @param team as the table writes it, never blank; compared without regard to case
 * @param start first instant of the shift
 * @param end first instant after it; later than {@code start}
 * @param zone the zone the table was written in, for showing times; instants do not depend on it
 */
public record Shift(
    String team, Role role, Person person, Instant start, Instant end, ZoneId zone, Origin origin) {

  /** Who is paged first. */
  public enum Role {
    PRIMARY,
    SECONDARY
  }

  /**
   * How the shift came about: an override replaces whatever the rotation says for its time and
   * role, and what somebody took over here replaces both.
   */
  public enum Origin {
    ROTATION,
    OVERRIDE,
    TAKEN_OVER
  }

  public Shift {
    if (team.isBlank()) {
      throw new IllegalArgumentException("a shift needs a team");
    }
    if (!end.isAfter(start)) {
      throw new IllegalArgumentException("the shift ends at " + end + ", before it starts");
    }
  }

  /** Whether this instant falls into the shift; the end does not. */
  public boolean covers(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }
}
