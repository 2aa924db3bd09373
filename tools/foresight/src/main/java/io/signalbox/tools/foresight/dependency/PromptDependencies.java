package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dependencies that the prompt files of a source declare: includes, imports and {@code uses}.
 */
public final class PromptDependencies {
  private PromptDependencies() {}

  /**
   * Returns one edge for each file that another one puts in; a file that others put in is a
   * fragment.
   */
  public static List<Dependency> declared(PromptTree tree) {
    Set<String> fragments =
        tree.files().stream()
            .flatMap(file -> tree.included(file).stream())
            .collect(Collectors.toSet());
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : tree.files()) {
      for (String included : tree.included(file)) {
        edges.add(
            Dependency.declared(artefact(included, fragments), artefact(file.name(), fragments)));
      }
    }
    return edges;
  }

  private static Artefact artefact(String name, Set<String> fragments) {
    return new Artefact(
        fragments.contains(name) ? ArtefactKind.FRAGMENT : ArtefactKind.PROMPT, name);
  }
}
