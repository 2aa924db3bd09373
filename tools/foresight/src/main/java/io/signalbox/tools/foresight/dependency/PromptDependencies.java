package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.foresight.prompt.WordAlignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Derives dependencies between the prompt files of a source: declared includes, and copied
 * passages.
 */
public final class PromptDependencies {
  /** Largest ratio of sizes at which a longer text can count as a fragment of the shorter one. */
  private static final int ALIKE = 2;

  /**
   * Difference of shares from which on, of two texts that hold words of each other, only the one
   * whose words are held more counts as the fragment.
   */
  private static final double CLEARLY_MORE = 0.1;

  private PromptDependencies() {}

  /**
   * Returns the declared dependencies of files: includes, references, and the agents in their front
   * matter. A file that others put in is a fragment.
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
   * Returns an edge for each file whose text occurs in another file, verbatim or edited, without
   * being included there. Of two texts that hold words of each other, the one with words of its own
   * beside them holds the other one, not the other way round.
   */
  public static List<Dependency> copies(PromptTree tree, PromptFingerprinter fingerprinter) {
    Map<String, FingerprintSet> words = new LinkedHashMap<>();
    tree.files().forEach(file -> words.put(file.name(), fingerprinter.winnowed(file.text())));
    FragmentIndex index = new FragmentIndex(words);
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    for (PromptFile file : tree.files()) {
      FingerprintSet own = words.getOrDefault(file.name(), FingerprintSet.empty());
      Map<String, Double> carriers =
          index.carriers(own, other -> isAligned(file, tree.file(other)));
      carriers
          .keySet()
          .removeIf(other -> !isFragment(own, words.getOrDefault(other, FingerprintSet.empty())));
      shares.put(file.name(), carriers);
    }
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : tree.files()) {
      shares
          .getOrDefault(file.name(), Map.of())
          .forEach(
              (carrier, share) -> {
                double back = shares.getOrDefault(carrier, Map.of()).getOrDefault(file.name(), 0.0);
                boolean declared =
                    tree.file(carrier)
                        .filter(holder -> tree.included(holder).contains(file.name()))
                        .isPresent();
                if (!declared && !carrier.equals(file.name()) && back < share + CLEARLY_MORE) {
                  edges.add(
                      Dependency.copied(
                          artefact(file.name(), tree), artefact(carrier, tree), share));
                }
              });
    }
    return edges;
  }

  private static boolean isAligned(PromptFile fragment, Optional<PromptFile> holder) {
    return holder.filter(each -> WordAlignment.isCopy(fragment.text(), each.text())).isPresent();
  }

  /** Returns whether a text is short enough to be a fragment of the other one. */
  private static boolean isFragment(FingerprintSet own, FingerprintSet holder) {
    return own.size() <= ALIKE * holder.size();
  }

  /** Returns the artefact of a file: a fragment if others include it, otherwise a prompt. */
  public static Artefact artefact(String name, PromptTree tree) {
    return tree.isIncluded(name) ? fragment(name) : new Artefact(ArtefactKind.PROMPT, name);
  }

  private static Artefact fragment(String name) {
    return new Artefact(ArtefactKind.FRAGMENT, name);
  }
}
