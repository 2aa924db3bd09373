package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The dependencies between the prompt files of a source: those that they declare, and words that
 * one has of another.
 */
public final class PromptDependencies {
  /** Times that a text may be longer than its copy and still be called one the other way round. */
  private static final int ALIKE = 2;

  private PromptDependencies() {}

  /**
   * Returns the edges that files declare: what they put in or say they use, there or missing, and
   * the agents and owners that their front matter names. A file that others put in is a fragment.
   */
  public static List<Dependency> declared(PromptTree tree) {
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : tree.files()) {
      Artefact node = artefact(file.name(), tree);
      tree.included(file)
          .forEach(used -> edges.add(Dependency.declared(artefact(used, tree), node)));
      tree.missing(file).forEach(used -> edges.add(Dependency.declared(fragment(used), node)));
      file.references().stream()
          .flatMap(reference -> Artefact.ofKey(reference).stream())
          .forEach(used -> edges.add(Dependency.declared(used, node)));
      file.facts()
          .agents()
          .forEach(agent -> edges.add(Dependency.declared(node, CallDependencies.agent(agent))));
    }
    return edges;
  }

  /**
   * Returns one edge for each file whose words stand in another one, verbatim or edited, though
   * that one does not put it in.
   */
  public static List<Dependency> copies(PromptTree tree, PromptFingerprinter fingerprinter) {
    Map<String, FingerprintSet> words = new LinkedHashMap<>();
    tree.files().forEach(file -> words.put(file.name(), fingerprinter.winnowed(file.text())));
    FragmentIndex index = new FragmentIndex(words);
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : tree.files()) {
      FingerprintSet own = words.getOrDefault(file.name(), FingerprintSet.empty());
      index
          .carriers(own)
          .forEach(
              (carrier, share) -> {
                FingerprintSet theirs = words.getOrDefault(carrier, FingerprintSet.empty());
                boolean declared =
                    tree.file(carrier)
                        .filter(holder -> tree.included(holder).contains(file.name()))
                        .isPresent();
                if (!declared && !carrier.equals(file.name()) && isFragment(own, theirs)) {
                  edges.add(
                      Dependency.copied(
                          artefact(file.name(), tree), artefact(carrier, tree), share));
                }
              });
    }
    return edges;
  }

  /** A whole prompt is not a part of the short passage that it holds. */
  private static boolean isFragment(FingerprintSet own, FingerprintSet holder) {
    return own.size() <= ALIKE * holder.size();
  }

  /** Returns the node of a file of the tree. */
  public static Artefact artefact(String name, PromptTree tree) {
    return tree.isIncluded(name) ? fragment(name) : new Artefact(ArtefactKind.PROMPT, name);
  }

  private static Artefact fragment(String name) {
    return new Artefact(ArtefactKind.FRAGMENT, name);
  }
}
