package io.signalbox.tools.foresight.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Consistency checks on facts of the model catalogue; each returns its findings as sentences. */
final class CatalogueChecks {
  /** Date suffix by which providers mark a snapshot of a model. */
  private static final Pattern SNAPSHOT =
      Pattern.compile("[-@](?:20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)$");

  private CatalogueChecks() {}

  /** Function that finds a fact by channel and model name. */
  @FunctionalInterface
  interface KnownFacts {
    Optional<ModelFact> find(String channel, String name);
  }

  static List<String> contradictions(List<ModelFact> facts, KnownFacts catalogue) {
    List<String> problems = new ArrayList<>();
    for (ModelFact fact : facts) {
      days(fact).ifPresent(problems::add);
      fact.aliasOf().flatMap(target -> alias(fact, target, catalogue)).ifPresent(problems::add);
      for (String successor : fact.successors()) {
        successor(fact, successor, catalogue).ifPresent(problems::add);
      }
    }
    return problems;
  }

  /** Returns a sentence for each model name that occurs twice on its channel. */
  static List<String> doubles(List<ModelFact> facts) {
    Set<String> seen = new HashSet<>();
    return facts.stream()
        .map(CatalogueChecks::name)
        .filter(name -> !seen.add(name))
        .map(name -> name + " stands twice")
        .toList();
  }

  static Optional<String> days(ModelFact fact) {
    return later(fact.released(), fact.deprecated(), fact, "released", "deprecated")
        .or(() -> later(fact.deprecated(), fact.retires(), fact, "deprecated", "retired"))
        .or(() -> later(fact.released(), fact.retires(), fact, "released", "retired"));
  }

  private static Optional<String> later(
      Optional<LocalDate> first,
      Optional<LocalDate> second,
      ModelFact fact,
      String before,
      String after) {
    return first.isPresent() && second.isPresent() && first.get().isAfter(second.get())
        ? Optional.of(
            "%s is %s on %s and %s on %s already"
                .formatted(name(fact), before, first.get(), after, second.get()))
        : Optional.empty();
  }

  private static Optional<String> alias(ModelFact fact, String target, KnownFacts all) {
    if (SNAPSHOT.matcher(fact.model()).find()) {
      return Optional.of(name(fact) + " is a snapshot and cannot be an alias");
    }
    Optional<ModelFact> found = all.find(fact.channel(), target);
    if (found.isEmpty()) {
      return Optional.of(name(fact) + " is an alias of " + target + ", which is not there");
    }
    return found.get().aliasOf().isPresent()
        ? Optional.of(name(fact) + " is an alias of the alias " + target)
        : Optional.empty();
  }

  private static Optional<String> successor(ModelFact fact, String name, KnownFacts all) {
    Optional<ModelFact> found = all.find(fact.channel(), name);
    if (found.isEmpty()) {
      return Optional.of(name(fact) + " has the successor " + name + ", which is not there");
    }
    return found.get().hasEnd()
        ? Optional.of(name(fact) + " has the successor " + name + ", which ends itself")
        : Optional.empty();
  }

  private static String name(ModelFact fact) {
    return fact.model() + " (" + fact.channel() + ")";
  }
}
