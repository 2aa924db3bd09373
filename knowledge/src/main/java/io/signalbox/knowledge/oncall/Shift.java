package io.signalbox.knowledge.oncall;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Period during which one person is on call for one team in one role.
 *
 * @param team as the table writes it, never blank; compared without regard to case
 * @param start first instant of the shift
 * @param end first instant after it; later than {@code start}
 * @param zone the zone the table was written in, for showing times; instants do not depend on it
 */
public record Shift(
    String team,
    Role role,
    OnCallPerson person,
    Instant start,
    Instant end,
    ZoneId zone,
    Origin origin) {

  /** Order in which people are paged. */
  public enum Role {
    PRIMARY,
    SECONDARY
  }

  /**
   * Origin of a shift: an override replaces the rotation for its time and role, and an override
   * made in the bot replaces both.
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

  /** Returns whether the shift covers this instant; its end is exclusive. */
  public boolean covers(Instant instant) {
    return !instant.isBefore(start) && instant.isBefore(end);
  }

  /** Returns a team's name in the form used as key in the table of shifts. */
  static String teamKey(String team) {
    return team.strip().toLowerCase(Locale.ROOT);
  }
}
