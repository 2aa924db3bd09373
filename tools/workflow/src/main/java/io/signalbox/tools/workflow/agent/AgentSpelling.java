package io.signalbox.tools.workflow.agent;

import io.signalbox.config.NearestName;
import java.util.List;
import java.util.Optional;

/**
 * Finds a registered agent name of which a new name is probably a misspelling, by edit distance.
 * Pure.
 */
public final class AgentSpelling {
  /** Letters of a name per edit that is tolerated; names with fewer letters must match exactly. */
  private static final int LETTERS_A_SLIP = 6;

  private static final int MOST_SLIPS = 2;

  private AgentSpelling() {}

  /**
   * Returns the registered name that was probably meant; empty when the name is registered or
   * resembles none.
   */
  public static Optional<String> near(String name, List<Agent> registered) {
    List<String> names = registered.stream().map(Agent::name).toList();
    return names.contains(name)
        ? Optional.empty()
        : names.stream().filter(known -> isSpelling(name, known)).findFirst();
  }

  private static boolean isSpelling(String name, String known) {
    String one = name.replace("-", "");
    String other = known.replace("-", "");
    int slips = Math.min(one.length(), other.length()) / LETTERS_A_SLIP;
    return NearestName.distance(one, other) <= Math.min(MOST_SLIPS, slips);
  }
}
