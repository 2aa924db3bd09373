package io.signalbox.tools.foresight.impact;

import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.PromptDependencies;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proposes pairs of prompt files that mean alike though no dependency connects them, by the cosine
 * of their embeddings. A proposal is shown to people and never becomes an edge.
 */
public final class AlikePrompts {
  /** Least cosine of two prompts that are proposed. */
  private static final double ALIKE = 0.9;

  private static final int MOST_FILES = 2_000;
  private static final int MOST_PAIRS = 50;
  private static final int LONGEST = 2_000;

  /** Fewest characters of a prompt with a meaning of its own. */
  private static final int SHORTEST = 80;

  private AlikePrompts() {}

  /**
   * Pair of prompt files.
   *
   * @param likeness cosine of their embeddings
   */
  public record AlikePair(String one, String other, double likeness) {}

  /** Returns the pairs of a source, the most alike first. */
  public static List<AlikePair> of(DependencyMap map, PromptTree tree, Embedder embedder) {
    List<PromptFile> files =
        tree.files().stream()
            .filter(file -> file.text().length() >= SHORTEST && !file.assembled())
            .limit(MOST_FILES)
            .toList();
    List<float[]> vectors =
        embedder.embedPassages(
            files.stream()
                .map(file -> file.text().substring(0, Math.min(LONGEST, file.text().length())))
                .toList());
    List<AlikePair> pairs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      for (int j = i + 1; j < files.size(); j++) {
        double likeness = Embedder.cosine(vectors.get(i), vectors.get(j));
        String one = files.get(i).name();
        String other = files.get(j).name();
        if (likeness >= ALIKE && !connected(map.graph(), tree, one, other)) {
          pairs.add(new AlikePair(one, other, likeness));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(AlikePair::likeness).reversed());
    return pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()));
  }

  private static boolean connected(
      DependencyGraph graph, PromptTree tree, String one, String other) {
    Artefact first = PromptDependencies.artefact(one, tree);
    Artefact second = PromptDependencies.artefact(other, tree);
    return uses(graph, first, second) || uses(graph, second, first);
  }

  private static boolean uses(DependencyGraph graph, Artefact user, Artefact used) {
    return graph.uses(user).stream().map(Dependency::used).anyMatch(used::equals);
  }
}
