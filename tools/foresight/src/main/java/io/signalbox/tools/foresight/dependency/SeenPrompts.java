package io.signalbox.tools.foresight.dependency;

import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptTree;
import io.signalbox.tools.foresight.prompt.SharedPassage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The prompts that calls had, compared with the files that are known and with each other.
 * Immutable; safe for use by many threads.
 */
public final class SeenPrompts {
  /** Share of a file's fingerprints from which on a seen prompt carries it. */
  private static final double SAME = 0.8;

  private final Map<String, FingerprintSet> seen;
  private final FragmentIndex index;
  private final Instant at;

  /**
   * @param seen fingerprints by the fingerprint of the whole prompt
   * @param at time at which the comparison is made
   */
  public SeenPrompts(Map<String, FingerprintSet> seen, Instant at) {
    this.seen = Map.copyOf(seen);
    this.index = new FragmentIndex(seen);
    this.at = at;
  }

  /** Returns one observed edge for each file whose words a seen prompt carries, edited or not. */
  public List<Dependency> carrying(PromptTree files, PromptFingerprinter fingerprinter) {
    List<Dependency> edges = new ArrayList<>();
    for (PromptFile file : files.files()) {
      FingerprintSet words = fingerprinter.winnowed(file.text());
      Artefact node = PromptDependencies.artefact(file.name(), files);
      index
          .carriers(words)
          .keySet()
          .forEach(
              print ->
                  edges.add(Dependency.observed(node, CallDependencies.prompt(print), at, at, 0)));
    }
    return edges;
  }

  /**
   * Finds passages that several seen prompts share and that no file has: dependencies that nobody
   * declared.
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
