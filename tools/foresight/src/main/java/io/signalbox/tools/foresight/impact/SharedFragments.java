package io.signalbox.tools.foresight.impact;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.TouchedArtefact;
import io.signalbox.tools.foresight.dependency.UndeclaredFragment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds passages that several prompts share without a declared fragment, with the owners who might
 * adopt them. Pure.
 */
public final class SharedFragments {
  private SharedFragments() {}

  /**
   * Passage shared by several prompts.
   *
   * @param file the file that has it as a whole; empty where none is known
   * @param words about how many words it has; 0 where a file has it
   * @param places prompts, and agents whose prompts carry it
   * @param owners who answers for those
   */
  public record SharedFragment(String file, int words, Set<String> places, Set<String> owners) {
    public SharedFragment {
      places = Set.copyOf(places);
      owners = Set.copyOf(owners);
    }
  }

  /**
   * Returns the shared passages, the most widely shared first.
   *
   * @param seen passages of recorded prompts that no file has
   */
  public static List<SharedFragment> of(DependencyMap map, List<UndeclaredFragment> seen) {
    List<SharedFragment> found = new ArrayList<>(pasted(map));
    seen.forEach(each -> found.add(unnamed(map, each)));
    found.sort(
        Comparator.comparingInt((SharedFragment each) -> each.places().size())
            .reversed()
            .thenComparing(SharedFragment::file));
    return found;
  }

  /** Returns the files whose text other files contain without including the file. */
  private static List<SharedFragment> pasted(DependencyMap map) {
    Map<Artefact, List<Artefact>> holders =
        map.graph().dependencies().stream()
            .filter(edge -> edge.percent() > 0 && !isOtherWay(map, edge))
            .collect(
                Collectors.groupingBy(
                    Dependency::used,
                    TreeMap::new,
                    Collectors.mapping(Dependency::user, Collectors.toList())));
    List<SharedFragment> found = new ArrayList<>();
    holders.forEach(
        (file, users) ->
            found.add(
                new SharedFragment(
                    file.name(),
                    0,
                    users.stream().flatMap(each -> places(map, each)).collect(Collectors.toSet()),
                    owners(map, users))));
    return found;
  }

  /**
   * Returns whether the opposite edge is preferred, for two files that contain text of each other:
   * the share is larger there.
   */
  private static boolean isOtherWay(DependencyMap map, Dependency edge) {
    return map.graph().uses(edge.used()).stream()
        .filter(other -> other.used().equals(edge.user()))
        .anyMatch(
            other ->
                other.percent() > edge.percent()
                    || (other.percent() == edge.percent()
                        && other.used().compareTo(edge.used()) < 0));
  }

  private static SharedFragment unnamed(DependencyMap map, UndeclaredFragment fragment) {
    List<Artefact> prompts = fragment.carriers().stream().map(CallDependencies::prompt).toList();
    return new SharedFragment(
        "",
        2 * fragment.fingerprints(),
        prompts.stream().flatMap(each -> places(map, each)).collect(Collectors.toSet()),
        owners(map, prompts));
  }

  /**
   * Returns the display names of a prompt: of one known by fingerprint only, the agents that use
   * it.
   */
  private static Stream<String> places(DependencyMap map, Artefact prompt) {
    List<String> agents =
        map.graph().downstream(prompt).stream()
            .map(TouchedArtefact::artefact)
            .filter(each -> each.kind() == ArtefactKind.AGENT)
            .map(Artefact::key)
            .toList();
    boolean known = map.owner(prompt).isPresent() || !CallDependencies.isSeen(prompt);
    return known || agents.isEmpty() ? Stream.of(prompt.key()) : agents.stream();
  }

  private static Set<String> owners(DependencyMap map, List<Artefact> prompts) {
    Set<String> owners = new TreeSet<>();
    for (Artefact prompt : prompts) {
      map.owner(prompt).ifPresent(owners::add);
      owners.addAll(ImpactAnswer.of(map, prompt).owners());
    }
    return owners;
  }
}
