package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.util.ArrayList;
import java.util.List;

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
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : tree.files()) {
      for (String included : tree.included(file)) {
        edges.add(Dependency.declared(artefact(included, tree), artefact(file.name(), tree)));
      }
    }
    return edges;
  }

  /** Returns the node of a file of the tree. */
  static Artefact artefact(String name, PromptTree tree) {
    return new Artefact(tree.isIncluded(name) ? ArtefactKind.FRAGMENT : ArtefactKind.PROMPT, name);
  }
}
