package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Result of an impact analysis: everything that depends on an artefact, the nearest first.
 *
 * @param missing whether others put it in though it is not there
 * @param putsInMissing names of what it puts in itself and is not there
 */
public record ImpactAnswer(
    Artefact asked, boolean missing, List<String> putsInMissing, List<ImpactLine> lines) {
  public ImpactAnswer {
    putsInMissing = List.copyOf(putsInMissing);
    lines = List.copyOf(lines);
  }

  /** Computes the impact of a change of an artefact. */
  public static ImpactAnswer of(DependencyMap map, Artefact changed) {
    return of(map, changed, map.graph().downstream(changed));
  }

  /**
   * Computes the impact of removing an artefact, such as a retired model: a route with a fallback
   * is affected, but its dependants are not.
   */
  public static ImpactAnswer ofRemoval(DependencyMap map, Artefact gone) {
    DependencyGraph graph = map.graph();
    Set<Artefact> standing = new HashSet<>();
    for (TouchedArtefact each : graph.downstream(gone)) {
      if (each.artefact().kind() == ArtefactKind.ROUTE && hasAlternative(graph, each, gone)) {
        standing.add(each.artefact());
      }
    }
    return of(map, gone, graph.downstream(gone, artefact -> !standing.contains(artefact)));
  }

  private static boolean hasAlternative(
      DependencyGraph graph, TouchedArtefact route, Artefact gone) {
    return fallbacks(graph, route.artefact())
        .anyMatch(
            fallback ->
                graph.uses(fallback).stream()
                    .map(Dependency::used)
                    .filter(used -> used.kind() == ArtefactKind.MODEL)
                    .noneMatch(gone::equals));
  }

  private static Stream<Artefact> fallbacks(DependencyGraph graph, Artefact route) {
    return graph.uses(route).stream()
        .map(Dependency::used)
        .filter(used -> used.kind() == ArtefactKind.ROUTE);
  }

  private static ImpactAnswer of(
      DependencyMap map, Artefact asked, Collection<TouchedArtefact> touched) {
    return new ImpactAnswer(
        asked,
        map.missing().contains(asked),
        map.graph().uses(asked).stream()
            .map(Dependency::used)
            .filter(map.missing()::contains)
            .map(Artefact::name)
            .toList(),
        touched.stream()
            .filter(each -> each.artefact().kind() != ArtefactKind.OWNER)
            .map(each -> line(map, each))
            .toList());
  }

  private static ImpactLine line(DependencyMap map, TouchedArtefact touched) {
    Artefact artefact = touched.artefact();
    return new ImpactLine(
        touched,
        map.owner(artefact),
        map.calls().getOrDefault(artefact, 0L),
        Optional.ofNullable(map.evaluations().get(artefact)));
  }

  /** Returns the owners of all affected artefacts. */
  public Set<String> owners() {
    Set<String> owners = new TreeSet<>();
    lines.forEach(line -> line.owner().ifPresent(owners::add));
    return owners;
  }
}
