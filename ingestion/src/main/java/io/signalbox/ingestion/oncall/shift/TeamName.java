package io.signalbox.ingestion.oncall.shift;

import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.Optional;
import java.util.regex.Pattern;

/** Extracts team name and role from the name of a schedule, calendar or event. */
public final class TeamName {
  private static final Pattern SECONDARY =
      Pattern.compile("(?i)(?<![\\p{L}])(?:secondary|backup|2nd|second)(?![\\p{L}])");
  private static final Pattern NOT_THE_TEAM =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:on[-"
              + " _]?call|schedules?|rotations?|rota|roster|shifts?|calendar|primary|secondary|backup"
              + "|1st|2nd|for)(?![\\p{L}])");
  private static final Pattern LEFTOVERS =
      Pattern.compile("\\(\\s*\\)|\\[\\s*]|^[\\s_:,;|–—-]+|[\\s_:,;|–—-]+$");

  private static final int LONGEST = 200;

  private TeamName() {}

  /**
   * Returns the name without generic words such as "on-call" and "schedule"; empty when nothing
   * remains.
   */
  public static Optional<String> in(String name) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String left = NOT_THE_TEAM.matcher(name).replaceAll(" ").replaceAll("\\s+", " ");
    String before;
    do {
      before = left;
      left = LEFTOVERS.matcher(left).replaceAll("").strip();
    } while (!left.equals(before));
    return Optional.of(left).filter(team -> !team.isEmpty());
  }

  /** Returns the role in a name: secondary for words such as "backup", else primary. */
  public static Role role(String name) {
    return SECONDARY.matcher(name).find() ? Role.SECONDARY : Role.PRIMARY;
  }
}
