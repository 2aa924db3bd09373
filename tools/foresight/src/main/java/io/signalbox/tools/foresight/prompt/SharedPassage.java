package io.signalbox.tools.foresight.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * A passage of one prompt that another one has too.
 *
 * @param other name of the other prompt
 * @param first place of its first shared fingerprint among those of the prompt
 * @param last place of its last one
 * @param prints the shared fingerprints
 */
public record SharedPassage(String other, int first, int last, FingerprintSet prints) {
  /** Places without a shared fingerprint that end a passage. */
  private static final int GAP = 12;

  /** Shared fingerprints of a passage; fewer are a phrase. */
  private static final int LEAST = 5;

  /** Share of the places of a passage that are shared; a thinner one is chance. */
  private static final double DENSITY = 0.2;

  /** Groups ascending places into passages; those that are too short or too thin are left out. */
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
