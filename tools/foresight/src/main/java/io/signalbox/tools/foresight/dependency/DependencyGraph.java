package io.signalbox.tools.foresight.dependency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Immutable directed graph of artefacts and dependencies, stored in arrays for fast traversal. Safe
 * for use by many threads. Circles are allowed.
 */
public final class DependencyGraph {
  private final Artefact[] artefacts;
  private final Map<Artefact, Integer> places = new HashMap<>();
  private final Map<String, List<Artefact>> names;
  private final Map<String, List<Artefact>> stems;
  private final Map<Artefact, List<Dependency>> used;
  private final Dependency[] edges;

  /**
   * Offsets into the edges, sorted by the used artefact: those of artefact {@code i} begin at
   * {@code starts[i]}.
   */
  private final int[] starts;

  private final int[] users;

  /** Creates a graph of the artefacts that these dependencies connect. */
  public DependencyGraph(Collection<Dependency> dependencies) {
    this(dependencies, List.of());
  }

  /**
   * @param known artefacts that are there, with an edge or without
   */
  public DependencyGraph(Collection<Dependency> dependencies, Collection<Artefact> known) {
    TreeSet<Artefact> all = new TreeSet<>(known);
    dependencies.forEach(
        edge -> {
          all.add(edge.used());
          all.add(edge.user());
        });
    artefacts = all.toArray(Artefact[]::new);
    for (int i = 0; i < artefacts.length; i++) {
      places.put(artefacts[i], i);
    }
    edges =
        strongest(dependencies).stream()
            .sorted(
                Comparator.comparing(Dependency::used)
                    .thenComparing(Dependency::evidence)
                    .thenComparing(Comparator.comparingLong(Dependency::calls).reversed())
                    .thenComparing(Dependency::user))
            .toArray(Dependency[]::new);
    names = Arrays.stream(artefacts).collect(Collectors.groupingBy(Artefact::name));
    stems = Arrays.stream(artefacts).collect(Collectors.groupingBy(DependencyGraph::stem));
    used = Arrays.stream(edges).collect(Collectors.groupingBy(Dependency::user));
    starts = new int[artefacts.length + 1];
    users = new int[edges.length];
    Arrays.stream(edges).forEach(edge -> starts[place(edge.used()) + 1]++);
    Arrays.parallelPrefix(starts, Integer::sum);
    Arrays.setAll(users, i -> place(edges[i].user()));
  }

  private int place(Artefact artefact) {
    return Objects.requireNonNull(places.get(artefact));
  }

  /** Merges parallel edges between two artefacts: the surest evidence, and the calls of all. */
  private static Collection<Dependency> strongest(Collection<Dependency> dependencies) {
    Map<List<Artefact>, Dependency> kept = new HashMap<>();
    for (Dependency edge : dependencies) {
      if (!edge.used().equals(edge.user())) {
        kept.merge(List.of(edge.used(), edge.user()), edge, DependencyGraph::merged);
      }
    }
    return kept.values();
  }

  private static Dependency merged(Dependency a, Dependency b) {
    return new Dependency(
        a.used(),
        a.user(),
        a.evidence().compareTo(b.evidence()) <= 0 ? a.evidence() : b.evidence(),
        earlier(a, b).or(b::firstSeen),
        later(a, b).or(b::lastSeen),
        a.calls() + b.calls(),
        Math.max(a.percent(), b.percent()));
  }

  private static Optional<Instant> earlier(Dependency a, Dependency b) {
    return a.firstSeen()
        .map(first -> b.firstSeen().filter(other -> other.isBefore(first)).orElse(first));
  }

  private static Optional<Instant> later(Dependency a, Dependency b) {
    return a.lastSeen().map(last -> b.lastSeen().filter(other -> other.isAfter(last)).orElse(last));
  }

  public List<Artefact> artefacts() {
    return List.of(artefacts);
  }

  public List<Dependency> dependencies() {
    return List.of(edges);
  }

  /**
   * Returns the artefacts with this name or key, of any kind; if there are none, the files with
   * this name without folder and ending.
   */
  public List<Artefact> named(String name) {
    List<Artefact> exact = new ArrayList<>(names.getOrDefault(name, List.of()));
    Artefact.ofKey(name).filter(places::containsKey).ifPresent(exact::add);
    return exact.isEmpty() ? stems.getOrDefault(name, List.of()) : exact;
  }

  private static String stem(Artefact artefact) {
    String name = artefact.name().substring(artefact.name().lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    boolean file =
        artefact.kind() == ArtefactKind.PROMPT || artefact.kind() == ArtefactKind.FRAGMENT;
    return file && dot > 0 ? name.substring(0, dot) : artefact.name();
  }

  /** Returns the direct dependencies of an artefact. */
  public List<Dependency> uses(Artefact user) {
    return used.getOrDefault(user, List.of());
  }

  /**
   * Returns everything that depends on an artefact, over any number of edges, the nearest first.
   */
  public List<TouchedArtefact> downstream(Artefact changed) {
    return downstream(changed, artefact -> true);
  }

  /**
   * Returns everything that depends on an artefact, the nearest first, without following the edges
   * of artefacts that the predicate rejects.
   */
  public List<TouchedArtefact> downstream(Artefact changed, Predicate<Artefact> passedOn) {
    Integer start = places.get(changed);
    if (start == null) {
      return List.of();
    }
    TouchedArtefact[] found = new TouchedArtefact[artefacts.length];
    int[] queue = new int[artefacts.length];
    int[] order = new int[artefacts.length];
    int reached = 0;
    int head = 0;
    int tail = 0;
    queue[tail++] = start;
    while (head < tail) {
      int at = queue[head++];
      for (int i = starts[at]; i < starts[at + 1]; i++) {
        int user = users[i];
        if (user != start && found[user] == null) {
          found[user] = step(found[at], edges[i]);
          order[reached++] = user;
          if (passedOn.test(artefacts[user])) {
            queue[tail++] = user;
          }
        }
      }
    }
    List<TouchedArtefact> touched = new ArrayList<>(reached);
    for (int i = 0; i < reached; i++) {
      touched.add(found[order[i]]);
    }
    return touched;
  }

  private static TouchedArtefact step(@Nullable TouchedArtefact from, Dependency edge) {
    if (from == null) {
      return new TouchedArtefact(edge.user(), 1, edge, edge.evidence());
    }
    DependencyEvidence weakest =
        from.weakest().compareTo(edge.evidence()) >= 0 ? from.weakest() : edge.evidence();
    return new TouchedArtefact(edge.user(), from.distance() + 1, edge, weakest);
  }
}
