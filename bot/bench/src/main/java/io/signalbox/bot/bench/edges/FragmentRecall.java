package io.signalbox.bot.bench.edges;

import io.signalbox.bot.bench.edges.PlantedFragments.CopyKind;
import io.signalbox.bot.bench.edges.PlantedFragments.Planted;
import io.signalbox.tools.foresight.prompt.FingerprintSet;
import io.signalbox.tools.foresight.prompt.FragmentIndex;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.SharedPassage;
import io.signalbox.tools.foresight.prompt.WordAlignment;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Measures precision and recall of finding planted prompt fragments by fingerprints, beside a
 * baseline that hashes each line.
 */
final class FragmentRecall {
  private record Edge(int fragment, String prompt) {}

  private final PlantedFragments material;
  private final PromptFingerprinter fingerprinter;
  private final PrintWriter out;

  FragmentRecall(PlantedFragments material, PromptFingerprinter fingerprinter, PrintWriter out) {
    this.material = material;
    this.fingerprinter = fingerprinter;
    this.out = out;
  }

  void print() {
    Map<String, FingerprintSet> prints = new TreeMap<>();
    material.prompts.forEach((name, text) -> prints.put(name, fingerprinter.winnowed(text)));
    FragmentIndex index = new FragmentIndex(prints);
    out.printf(
        "%n%d prompts, %d fragments, %d planted copies; %d fingerprints a prompt at the mean%n",
        material.prompts.size(),
        material.fragments.size(),
        material.planted.size(),
        (int) prints.values().stream().mapToInt(FingerprintSet::size).average().orElse(0));
    out.printf("%-44s %9s", "fragment to prompt", "precision");
    Arrays.stream(CopyKind.values())
        .forEach(kind -> out.printf(" %10s", kind.name().toLowerCase(Locale.ROOT)));
    out.println();
    NaturalCopies natural = new NaturalCopies(material.hosts);
    row("winnowed fingerprints", edges(index, (fragment, prompt) -> true), natural);
    row("the same, where both texts are known", edges(index, WordAlignment::isCopy), natural);
    row("hash of each line", lineEdges(), natural);
    pairs(index, natural);
  }

  private Set<Edge> edges(FragmentIndex index, BiPredicate<String, String> aligned) {
    Set<Edge> found = new HashSet<>();
    for (int i = 0; i < material.fragments.size(); i++) {
      int fragment = i;
      String text = material.fragments.get(i);
      index
          .carriers(
              fingerprinter.winnowed(text),
              prompt -> aligned.test(text, material.prompts.getOrDefault(prompt, "")))
          .keySet()
          .forEach(prompt -> found.add(new Edge(fragment, prompt)));
    }
    return found;
  }

  private Set<Edge> lineEdges() {
    Map<String, Set<String>> byLine = new HashMap<>();
    material.prompts.forEach(
        (name, text) ->
            lines(text)
                .forEach(line -> byLine.computeIfAbsent(line, any -> new HashSet<>()).add(name)));
    Set<Edge> found = new HashSet<>();
    for (int i = 0; i < material.fragments.size(); i++) {
      for (String line : lines(material.fragments.get(i))) {
        for (String prompt : byLine.getOrDefault(line, Set.of())) {
          found.add(new Edge(i, prompt));
        }
      }
    }
    return found;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> line.length() > 20).toList();
  }

  private void row(String system, Set<Edge> all, NaturalCopies natural) {
    Set<Edge> planted =
        material.planted.stream()
            .map(copy -> new Edge(copy.fragment(), copy.prompt()))
            .collect(Collectors.toSet());
    Set<Edge> found =
        all.stream()
            .filter(edge -> planted.contains(edge) || !inNature(edge, natural))
            .collect(Collectors.toSet());
    out.printf(
        "%-44s %9.3f",
        system,
        found.isEmpty()
            ? 1
            : (double) found.stream().filter(planted::contains).count() / found.size());
    for (CopyKind kind : CopyKind.values()) {
      List<Planted> copies = material.planted.stream().filter(c -> c.kind() == kind).toList();
      long hit =
          copies.stream().filter(c -> found.contains(new Edge(c.fragment(), c.prompt()))).count();
      out.printf(" %10.3f", (double) hit / Math.max(1, copies.size()));
    }
    out.println();
  }

  private boolean inNature(Edge edge, NaturalCopies natural) {
    return natural.holding(material.fragments.get(edge.fragment())).contains(edge.prompt());
  }

  /** Measures finding pairs of prompts that share a fragment whose own text is in no file. */
  private void pairs(FragmentIndex index, NaturalCopies natural) {
    Map<String, CopyKind> truth = plantedPairs();
    Set<String> found = new HashSet<>();
    for (String name : material.prompts.keySet()) {
      Set<String> copies = natural.holding(material.hosts.getOrDefault(name, ""));
      index.shared(name).stream()
          .map(SharedPassage::other)
          .filter(other -> name.compareTo(other) < 0)
          .filter(other -> truth.containsKey(name + " " + other) || !copies.contains(other))
          .forEach(other -> found.add(name + " " + other));
    }
    out.printf(
        "%-44s %9.3f",
        "prompt to prompt, no text known",
        (double) found.stream().filter(truth::containsKey).count() / Math.max(1, found.size()));
    for (CopyKind kind : CopyKind.values()) {
      List<String> pairs =
          truth.entrySet().stream()
              .filter(e -> e.getValue() == kind)
              .map(Map.Entry::getKey)
              .toList();
      out.printf(
          " %10.3f",
          (double) pairs.stream().filter(found::contains).count() / Math.max(1, pairs.size()));
    }
    out.println(" (by the copy that differs more)");
  }

  private Map<String, CopyKind> plantedPairs() {
    Map<Integer, List<Planted>> carriers =
        material.planted.stream().collect(Collectors.groupingBy(Planted::fragment));
    Map<String, CopyKind> truth = new HashMap<>();
    carriers
        .values()
        .forEach(
            copies ->
                copies.forEach(
                    a ->
                        copies.stream()
                            .filter(b -> a.prompt().compareTo(b.prompt()) < 0)
                            .forEach(
                                b ->
                                    truth.merge(
                                        a.prompt() + " " + b.prompt(),
                                        worse(a.kind(), b.kind()),
                                        FragmentRecall::better))));
    return truth;
  }

  private static CopyKind worse(CopyKind a, CopyKind b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  private static CopyKind better(CopyKind a, CopyKind b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
