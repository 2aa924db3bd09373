package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.change.StateRows.StoredState;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.ArtefactKind;
import io.signalbox.tools.foresight.dependency.CallDependencies;
import io.signalbox.tools.foresight.dependency.Dependency;
import io.signalbox.tools.foresight.dependency.DependencyGraph;
import io.signalbox.tools.foresight.impact.DependencyMap;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects changes of models, routes, tool schemas, sources and evaluation sets, and notifies the
 * owners of what depends on them. A state is stored with its notices in one transaction, so that
 * each owner is told once of a change, whichever process finds it.
 *
 * <p>A process tells what changed since it looked last, and at its start what changed since anybody
 * did; so two processes with different settings do not tell of each other's states in turns.
 */
public final class StateWatch {
  private static final Logger log = LoggerFactory.getLogger(StateWatch.class);

  /** Number to raise when the words of an unchanged artefact come out otherwise than before. */
  private static final int FORM = 1;

  /** Longest state that is kept whole, in characters. */
  private static final int LONGEST = 200_000;

  private static final int LONGEST_KEY = 500;

  private final Jdbi jdbi;
  private final StateReader reader;
  private final ChangeWatch.MapReader maps;
  private final NoticeWriter writer;
  private final Clock clock;
  private Map<Artefact, String> last = Map.of();

  /** Port that reads the present states of all watched artefacts. */
  @FunctionalInterface
  public interface StateReader {
    /** Returns one state for each artefact. */
    Iterable<ArtefactState> read() throws IOException;
  }

  private record FoundState(ArtefactState now, StoredState becomes, Optional<String> was) {}

  public StateWatch(
      Jdbi jdbi,
      StateReader reader,
      ChangeWatch.MapReader maps,
      OwnerChecks checks,
      ChangeNotices notices,
      Clock clock) {
    this.jdbi = jdbi;
    this.reader = reader;
    this.maps = maps;
    this.writer = new NoticeWriter(checks, notices);
    this.clock = clock;
  }

  /** Reads all states, stores what changed and notifies owners. */
  public synchronized void run() {
    try {
      Map<Artefact, ArtefactState> read = new TreeMap<>();
      reader.read().forEach(each -> read.putIfAbsent(each.artefact(), storable(each)));
      Map<Artefact, String> now = new LinkedHashMap<>();
      read.forEach((artefact, state) -> now.put(artefact, state.words()));
      if (!now.equals(last)) {
        store(found(read));
        last = now;
      }
    } catch (IOException e) {
      log.warn("the states of artefacts cannot be read: {}", e.getMessage());
    }
  }

  /** Cuts a state, and removes NUL characters, which PostgreSQL does not accept in a text. */
  private static ArtefactState storable(ArtefactState state) {
    String words = state.words().replace("\0", "").strip();
    return new ArtefactState(
        state.artefact(),
        state.owner(),
        words.length() <= LONGEST
            ? words
            : words.substring(0, LONGEST) + "\n(and more; hash " + words.hashCode() + ")");
  }

  private Map<Artefact, FoundState> found(Map<Artefact, ArtefactState> read) {
    Map<String, StoredState> stored = StateRows.latest(jdbi);
    Map<Artefact, ArtefactState> all = new HashMap<>(read);
    stored.keySet().stream()
        .flatMap(key -> Artefact.ofKey(key).stream())
        .forEach(gone -> all.putIfAbsent(gone, new ArtefactState(gone, "", "")));
    Map<Artefact, FoundState> found = new TreeMap<>();
    all.forEach(
        (artefact, state) -> {
          Optional<StoredState> was = Optional.ofNullable(stored.get(artefact.key()));
          boolean mine = !state.words().equals(last.getOrDefault(artefact, ""));
          boolean other =
              was.map(each -> each.form() != FORM || !each.words().equals(state.words()))
                  .orElse(true);
          if (artefact.key().length() <= LONGEST_KEY && mine(state, mine) && other) {
            int version = was.map(StoredState::version).orElse(0) + 1;
            found.put(
                artefact,
                new FoundState(
                    state,
                    new StoredState(version, FORM, state.words()),
                    was.filter(each -> each.form() == FORM).map(StoredState::words)));
          }
        });
    return found;
  }

  /** Returns whether this process has news of a state; at its start, of all that are gone too. */
  private boolean mine(ArtefactState state, boolean differs) {
    return differs || (last.isEmpty() && state.words().isEmpty());
  }

  private void store(Map<Artefact, FoundState> found) throws IOException {
    if (found.isEmpty()) {
      return;
    }
    boolean told = found.values().stream().anyMatch(each -> each.was().isPresent());
    Optional<DependencyMap> map = told ? Optional.of(maps.read(Map.of())) : Optional.empty();
    Instant now = clock.instant();
    jdbi.useTransaction(
        handle ->
            found.forEach(
                (artefact, each) -> {
                  boolean added = StateRows.add(handle, artefact.key(), each.becomes(), now);
                  map.filter(built -> added && isTold(each, found.keySet(), built))
                      .ifPresent(built -> tell(handle, built, each, now));
                }));
  }

  /**
   * Returns whether a change is told by itself: not what follows from another one, such as a model
   * that no route has any more, the tool of a route that is gone, the system prompt of an agent
   * whose prompt file is watched, or an agent that calls again after a month.
   */
  private static boolean isTold(FoundState found, Set<Artefact> changed, DependencyMap map) {
    Artefact artefact = found.now().artefact();
    boolean gone = found.now().words().isEmpty();
    boolean lasts = !gone && found.was().filter(was -> !was.isEmpty()).isPresent();
    return found.was().isPresent()
        && switch (artefact.kind()) {
          case MODEL -> lasts;
          case TOOL_SCHEMA ->
              !gone || !changed.contains(new Artefact(ArtefactKind.ROUTE, artefact.name()));
          case AGENT -> lasts && !hasPromptFile(artefact, map.graph());
          case ROUTE, PROMPT, FRAGMENT, EVALUATION_SET, SOURCE, CACHE, OWNER -> true;
        };
  }

  private static boolean hasPromptFile(Artefact agent, DependencyGraph graph) {
    return graph.uses(agent).stream()
        .map(Dependency::used)
        .filter(used -> used.kind() == ArtefactKind.PROMPT || used.kind() == ArtefactKind.FRAGMENT)
        .anyMatch(used -> !CallDependencies.isSeen(used) || !graph.uses(used).isEmpty());
  }

  private void tell(Handle handle, DependencyMap map, FoundState found, Instant now) {
    writer.tell(handle, map, found.now().artefact(), change(found, map, now));
  }

  private static ArtefactChange change(FoundState found, DependencyMap map, Instant now) {
    Artefact artefact = found.now().artefact();
    String owner = found.now().owner();
    return new ArtefactChange(
        0,
        artefact.key(),
        Integer.toString(found.becomes().version()),
        now,
        owner.isEmpty() ? map.owner(artefact).orElse("") : owner,
        found.was().orElse(""),
        found.now().words(),
        Optional.empty());
  }
}
