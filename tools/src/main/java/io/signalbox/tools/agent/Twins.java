package io.signalbox.tools.agent;

import io.signalbox.knowledge.search.Embedder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Agents that do the same: their purposes mean nearly the same, or mean something alike and they
 * read the same sources.
 */
final class Twins {
  /** Cosines of bge-small on one-line purposes: paraphrases lie above, other tasks below. */
  private static final double SAME = 0.86;

  private static final double ALIKE = 0.78;

  private Twins() {}

  /** Groups of two and more; each agent is in one at most. */
  static List<List<Agent>> of(List<Agent> agents, Embedder embedder) {
    List<float[]> vectors =
        agents.isEmpty()
            ? List.of()
            : embedder.embedPassages(agents.stream().map(a -> a.profile().purpose()).toList());
    int[] group = new int[agents.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    for (int i = 0; i < group.length; i++) {
      for (int j = 0; j < i; j++) {
        double cosine = dot(vectors.get(i), vectors.get(j));
        boolean shared = shareSources(agents.get(i), agents.get(j));
        if (cosine >= SAME || (cosine >= ALIKE && shared)) {
          join(group, i, j);
        }
      }
    }
    List<List<Agent>> groups = new ArrayList<>();
    for (int g = 0; g < group.length; g++) {
      List<Agent> members = new ArrayList<>();
      for (int i = 0; i < group.length; i++) {
        if (group[i] == g) {
          members.add(agents.get(i));
        }
      }
      if (members.size() > 1) {
        groups.add(List.copyOf(members));
      }
    }
    return groups;
  }

  private static void join(int[] group, int a, int b) {
    int from = Math.max(group[a], group[b]);
    int to = Math.min(group[a], group[b]);
    for (int i = 0; i < group.length; i++) {
      group[i] = group[i] == from ? to : group[i];
    }
  }

  static boolean shareSources(Agent a, Agent b) {
    Set<String> shared = lower(a);
    shared.retainAll(lower(b));
    return !shared.isEmpty();
  }

  private static Set<String> lower(Agent agent) {
    Set<String> sources = new HashSet<>();
    agent.profile().sources().forEach(each -> sources.add(each.strip().toLowerCase(Locale.ROOT)));
    return sources;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
