package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Dependency graph with owners, traffic and evaluation results of its artefacts.
 *
 * @param owners who answers for agents and prompts, as manifests and settings write it
 * @param calls model calls of the last 30 days that went by an artefact
 * @param evaluations of agents and prompts that name an evaluation set
 * @param missing files that others put in and that are not there
 */
public record DependencyMap(
    DependencyGraph graph,
    Map<Artefact, String> owners,
    Map<Artefact, Long> calls,
    Map<Artefact, EvaluationState> evaluations,
    Set<Artefact> missing) {
  public DependencyMap {
    owners = Map.copyOf(owners);
    calls = Map.copyOf(calls);
    evaluations = Map.copyOf(evaluations);
    missing = Set.copyOf(missing);
  }

  /** Returns the owner of an artefact; empty when nobody is named. */
  public Optional<String> owner(Artefact artefact) {
    return Optional.ofNullable(owners.get(artefact)).filter(owner -> !owner.isBlank());
  }
}
