package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.foresight.prompt.SharedPassage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares the fingerprints of prompts seen in calls with known files and with each other.
 * Immutable; safe for use by many threads.
 */
public final class SeenPrompts {
  /** Share of fingerprints from which on a passage counts as known from files. */
  private static final double SAME = 0.8;

  private final Map<String, FingerprintSet> seen;
  private final FragmentIndex index;

  /**
   * @param seen fingerprints by the fingerprint of the whole prompt
   */
  public SeenPrompts(Map<String, FingerprintSet> seen) {
    this.seen = Map.copyOf(seen);
    this.index = new FragmentIndex(seen);
  }

  /** Returns an edge for each file whose text a seen prompt contains, edited or not. */
  public List<Dependency> carrying(PromptTree files, PromptFingerprinter fingerprinter) {
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : files.files()) {
      FingerprintSet words = fingerprinter.winnowed(file.text());
      Artefact node = PromptDependencies.artefact(file.name(), files);
      index
          .carriers(words)
          .forEach(
              (print, share) ->
                  edges.add(Dependency.copied(node, CallDependencies.prompt(print), share)));
    }
    return edges;
  }

  /**
   * Finds passages that several seen prompts share and that are in no file.
   *
   * @return largest first, each once for the set of prompts that carry it
   */
  public List<UndeclaredFragment> undeclared(PromptTree files, PromptFingerprinter fingerprinter) {
    FingerprintSet known =
        files.files().stream()
            .map(file -> fingerprinter.winnowed(file.text()))
            .reduce(FingerprintSet.empty(), FingerprintSet::union);
    Map<Set<String>, FingerprintSet> groups = new HashMap<>();
    for (String print : new TreeSet<>(seen.keySet())) {
      Map<FingerprintSet, Set<String>> passages = new HashMap<>();
      for (SharedPassage passage : index.shared(print)) {
        if (passage.prints().containment(known) < SAME) {
          FingerprintSet same = largest(passages, passage.prints()).orElse(passage.prints());
          passages.computeIfAbsent(same, any -> new TreeSet<>(Set.of(print))).add(passage.other());
        }
      }
      passages.forEach(
          (prints, carriers) ->
              groups.merge(carriers, prints, (a, b) -> a.size() >= b.size() ? a : b));
    }
    return groups.entrySet().stream()
        .map(group -> new UndeclaredFragment(group.getKey(), group.getValue().size()))
        .sorted(
            Comparator.comparingInt((UndeclaredFragment each) -> each.carriers().size())
                .thenComparingInt(UndeclaredFragment::fingerprints)
                .reversed())
        .toList();
  }

  private static Optional<FingerprintSet> largest(
      Map<FingerprintSet, Set<String>> passages, FingerprintSet prints) {
    return passages.keySet().stream()
        .filter(
            each -> prints.containment(each) >= SAME / 2 || each.containment(prints) >= SAME / 2)
        .max(Comparator.comparingInt(FingerprintSet::size));
  }
}
