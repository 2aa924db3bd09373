package io.signalbox.tools.foresight.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * Passage of a prompt that also occurs in another prompt.
 *
 * @param other name of the other prompt
 * @param first place of its first shared fingerprint among those of the prompt
 * @param last place of its last one
 * @param prints the shared fingerprints
 */
public record SharedPassage(String other, int first, int last, FingerprintSet prints) {
  /** Places without a shared fingerprint at which a passage ends. */
  private static final int GAP = 12;

  /** Fewest shared fingerprints of a passage; fewer may be a common phrase. */
  private static final int LEAST = 5;

  /**
   * Least share of fingerprints within a passage that are shared; below it, the match may be
   * chance.
   */
  private static final double DENSITY = 0.2;

  /**
   * Groups ascending positions into passages; those that are too short or too sparse are dropped.
   */
  static List<List<Integer>> groups(List<Integer> places) {
    List<List<Integer>> groups = new ArrayList<>();
    for (int place : places) {
      if (groups.isEmpty() || place - groups.getLast().getLast() > GAP) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(place);
    }
    groups.removeIf(
        group ->
            group.size() < LEAST
                || group.size() < DENSITY * (group.getLast() - group.getFirst() + 1));
    return groups;
  }
}
