package io.signalbox.tools.foresight.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Facts whose successors live on: a successor that ends itself, or that leads back to the model, is
 * only named.
 */
final class LivingSuccessors {
  private final CatalogueChecks.KnownFacts known;
  private final List<String> leftOut = new ArrayList<>();

  private LivingSuccessors(CatalogueChecks.KnownFacts known) {
    this.known = known;
  }

  /**
   * Facts by channel and name.
   *
   * @param leftOut a sentence about each successor that is only named
   */
  record LivingFacts(Map<String, Map<String, ModelFact>> channels, List<String> leftOut) {
    LivingFacts {
      leftOut = List.copyOf(leftOut);
    }
  }

  /** Returns the facts with those successors alone that live on. */
  static LivingFacts of(
      Map<String, Map<String, ModelFact>> channels, CatalogueChecks.KnownFacts known) {
    LivingSuccessors living = new LivingSuccessors(known);
    Map<String, Map<String, ModelFact>> checked = new TreeMap<>();
    channels.forEach(
        (channel, models) -> {
          Map<String, ModelFact> each = new HashMap<>();
          models.forEach((name, fact) -> each.put(name, living.checked(fact)));
          checked.put(channel, each);
        });
    return new LivingFacts(checked, living.leftOut.stream().sorted().toList());
  }

  private ModelFact checked(ModelFact fact) {
    List<String> kept = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (String successor : fact.successors()) {
      Optional<String> objection = objection(fact, successor);
      (objection.isPresent() ? gone : kept).add(successor);
      objection.ifPresent(
          words ->
              leftOut.add(
                  "the successor %s of %s (%s) is left out: it %s"
                      .formatted(successor, fact.model(), fact.channel(), words)));
    }
    return gone.isEmpty() ? fact : fact.succeededBy(kept, gone);
  }

  private Optional<String> objection(ModelFact fact, String successor) {
    if (known.find(fact.channel(), successor).filter(ModelFact::hasEnd).isPresent()) {
      return Optional.of("ends itself");
    }
    return leadsTo(fact.channel(), successor, fact.model(), new HashSet<>())
        ? Optional.of("leads back to it")
        : Optional.empty();
  }

  private boolean leadsTo(String channel, String from, String model, Set<String> seen) {
    if (from.equals(model)) {
      return true;
    }
    return seen.add(from)
        && known.find(channel, from).map(ModelFact::successors).orElse(List.of()).stream()
            .anyMatch(next -> leadsTo(channel, next, model, seen));
  }
}
