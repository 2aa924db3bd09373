package io.signalbox.tools.foresight.serving;

import io.signalbox.tools.foresight.change.ArtefactChange;
import io.signalbox.tools.foresight.change.ChangeReplies;
import io.signalbox.tools.foresight.change.PromptVersion;
import io.signalbox.tools.foresight.change.VersionRows;
import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.serving.ServingRows.ServedVersion;
import io.signalbox.tools.gateway.traffic.StoredPrompts;
import io.signalbox.tools.gateway.traffic.TrafficShares;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolver of prompt references in requests to a version, {@code house-style@3}, {@code
 * house-style@latest} or without one the version that is served, which it also sets and lists.
 * While a breaking change waits for those it touches, the latest is the one before. Answers from
 * memory; {@link #refresh} reads what has changed. Safe for use by many threads.
 */
public final class ServedPrompts implements StoredPrompts {
  private static final Logger log = LoggerFactory.getLogger(ServedPrompts.class);
  private static final String LATEST = "latest";

  private final Jdbi jdbi;
  private final VersionRows versions;
  private final ServingRows rows;
  private final Clock clock;
  private final boolean hasSources;
  private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), Map.of(), Map.of());

  /** Snapshot of all prompts in memory; each name maps to its versions in order. */
  private record Snapshot(
      long count,
      Map<String, List<PromptVersion>> versions,
      Map<String, ServedVersion> served,
      Map<String, Integer> held) {}

  /** Serving state of one prompt. */
  public record ServedLine(
      String name, int latest, int served, OptionalInt other, int percent, boolean held) {}

  private ServedPrompts(Jdbi jdbi, Clock clock, boolean hasSources) {
    this.jdbi = jdbi;
    this.hasSources = hasSources;
    this.versions = new VersionRows(jdbi);
    this.rows = new ServingRows(jdbi);
    this.clock = clock;
  }

  /**
   * Creates the resolver and loads the stored versions.
   *
   * @param sources of the settings; without any, nothing is served and nothing asked of the
   *     database
   */
  public static ServedPrompts open(Jdbi jdbi, Clock clock, List<PromptSource> sources) {
    ServedPrompts prompts = new ServedPrompts(jdbi, clock, !sources.isEmpty());
    prompts.refresh();
    return prompts;
  }

  /** Reloads what other processes have stored since; call every second or so. */
  public void refresh() {
    if (!hasSources) {
      return;
    }
    try {
      Snapshot before = snapshot;
      long count = versions.count();
      Map<String, List<PromptVersion>> known =
          count == before.count() ? before.versions() : versions.byName();
      snapshot = new Snapshot(count, known, rows.all(), held(known));
    } catch (JdbiException e) {
      log.warn("served prompts cannot be read: {}", e.getClass().getSimpleName());
    }
  }

  /**
   * Returns the version before an open breaking change, of each prompt that contains the changed
   * text. An announced change is the first one of its prompt after the announcement.
   */
  private Map<String, Integer> held(Map<String, List<PromptVersion>> known) {
    Map<String, Integer> held = new HashMap<>();
    for (ArtefactChange change : ChangeReplies.open(jdbi, clock)) {
      String changed = Artefact.ofKey(change.artefact()).map(Artefact::name).orElse("");
      known.values().stream()
          .flatMap(List::stream)
          .filter(each -> each.name().equals(changed))
          .filter(
              each ->
                  change.isAnnounced()
                      ? each.readAt().isAfter(change.at())
                      : each.isLabelled(change.version()))
          .findFirst()
          .ifPresent(breaking -> hold(breaking, known, held));
    }
    return held;
  }

  private static void hold(
      PromptVersion breaking, Map<String, List<PromptVersion>> known, Map<String, Integer> held) {
    known.forEach(
        (name, all) ->
            all.stream()
                .filter(each -> each.number() > 1 && each.readAt().equals(breaking.readAt()))
                .filter(
                    each ->
                        each.name().equals(breaking.name())
                            || each.assembled().contains(breaking.body()))
                .forEach(each -> held.merge(name, each.number() - 1, Math::min)));
  }

  @Override
  public Optional<ShelvedPrompt> find(String reference, String conversation) {
    Snapshot now = snapshot;
    int at = reference.lastIndexOf('@');
    String asked = at < 0 ? reference : reference.substring(0, at);
    String version = at < 0 ? "" : reference.substring(at + 1);
    return name(now, asked)
        .flatMap(
            name -> {
              int number =
                  switch (version) {
                    case "" -> served(now, name, conversation);
                    case LATEST -> latest(now, name);
                    default -> version.matches("\\d{1,6}") ? Integer.parseInt(version) : -1;
                  };
              return now.versions().getOrDefault(name, List.of()).stream()
                  .filter(each -> each.number() == number && !each.assembled().isEmpty())
                  .findFirst()
                  .map(each -> new ShelvedPrompt(name + "@" + number, each.assembled()));
            });
  }

  /** Resolves a file's full name, or its name without folder and ending where it is unique. */
  private static Optional<String> name(Snapshot now, String asked) {
    if (now.versions().containsKey(asked)) {
      return Optional.of(asked);
    }
    List<String> found =
        now.versions().keySet().stream().filter(name -> stem(name).equals(asked)).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String stem(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    int dot = file.indexOf('.');
    return dot <= 0 ? file : file.substring(0, dot);
  }

  private static int latest(Snapshot now, String name) {
    List<PromptVersion> all = now.versions().getOrDefault(name, List.of());
    int newest = all.isEmpty() ? 0 : all.getLast().number();
    return Math.min(newest, now.held().getOrDefault(name, newest));
  }

  private static int served(Snapshot now, String name, String conversation) {
    ServedVersion set = now.served().get(name);
    if (set == null) {
      return latest(now, name);
    }
    boolean other = TrafficShares.place(name + "\n" + conversation) < set.percent();
    return other ? set.other().orElse(set.version()) : set.version();
  }

  /** Returns the serving state of all prompts, by name. */
  public List<ServedLine> list() {
    Snapshot now = snapshot;
    return now.versions().entrySet().stream()
        .map(
            entry -> {
              String name = entry.getKey();
              ServedVersion set = now.served().get(name);
              return new ServedLine(
                  name,
                  entry.getValue().getLast().number(),
                  set == null ? latest(now, name) : set.version(),
                  set == null ? OptionalInt.empty() : set.other(),
                  set == null ? 0 : set.percent(),
                  now.held().containsKey(name));
            })
        .toList();
  }

  /**
   * Sets the version that is served from now on.
   *
   * @param other version that a part of the conversations gets
   * @return the whole name; empty where there is no such prompt or version
   */
  public Optional<String> serve(
      String asked, int version, OptionalInt other, int percent, Consumer<ServedChange> log) {
    refresh();
    Optional<String> name =
        name(snapshot, asked)
            .filter(each -> has(each, version))
            .filter(each -> other.isEmpty() || has(each, other.getAsInt()));
    name.ifPresent(
        each ->
            change(
                each,
                Optional.of(new ServedVersion(version, other, Math.clamp(percent, 0, 100))),
                log));
    return name;
  }

  private boolean has(String name, int version) {
    return snapshot.versions().getOrDefault(name, List.of()).stream()
        .anyMatch(each -> each.number() == version && !each.assembled().isEmpty());
  }

  /** Sets the latest version to be served, including later ones. */
  public Optional<String> serveLatest(String asked, Consumer<ServedChange> log) {
    refresh();
    Optional<String> name = name(snapshot, asked);
    name.ifPresent(each -> change(each, Optional.empty(), log));
    return name;
  }

  /**
   * Rolls back: ends the share of a second version, or serves the version before the one that is
   * served now.
   *
   * @return name and version that are served; empty where there is none before
   */
  public Optional<String> back(String asked, Consumer<ServedChange> log) {
    refresh();
    Snapshot now = snapshot;
    return name(now, asked)
        .flatMap(
            name ->
                before(now, name)
                    .flatMap(
                        version ->
                            serve(name, version, OptionalInt.empty(), 0, log)
                                .map(each -> each + "@" + version)));
  }

  private static Optional<Integer> before(Snapshot now, String name) {
    ServedVersion set = now.served().get(name);
    if (set != null && set.other().isPresent() && set.percent() > 0) {
      return Optional.of(set.version());
    }
    int served = set == null ? latest(now, name) : set.version();
    return now.versions().getOrDefault(name, List.of()).stream()
        .filter(each -> each.number() < served && !each.assembled().isEmpty())
        .map(PromptVersion::number)
        .max(Integer::compare);
  }

  /**
   * Change of the served version, as passed to the audit log.
   *
   * @param handle of the transaction
   * @param what in a few words
   */
  public record ServedChange(Handle handle, String name, String what) {}

  private void change(String name, Optional<ServedVersion> served, Consumer<ServedChange> log) {
    jdbi.useTransaction(
        handle -> {
          String what =
              served
                  .map(
                      each ->
                          "version "
                              + each.version()
                              + (each.other().isPresent()
                                  ? ", %d %% version %d"
                                      .formatted(each.percent(), each.other().getAsInt())
                                  : ""))
                  .orElse("the latest version");
          if (served.isPresent()) {
            ServingRows.put(handle, name, served.get(), clock.instant());
          } else {
            ServingRows.remove(handle, name);
          }
          log.accept(new ServedChange(handle, name, what));
        });
    refresh();
  }
}
