package io.signalbox.tools.foresight.change;

import io.signalbox.tools.foresight.dependency.Artefact;
import io.signalbox.tools.foresight.dependency.PromptDependencies;
import io.signalbox.tools.foresight.impact.DependencyMap;
import io.signalbox.tools.foresight.prompt.AssembledPrompt;
import io.signalbox.tools.foresight.prompt.PromptFile;
import io.signalbox.tools.foresight.prompt.PromptFolder;
import io.signalbox.tools.foresight.prompt.PromptSource;
import io.signalbox.tools.foresight.prompt.PromptTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects changes of prompt files, stores each new version, and notifies the owners of dependent
 * artefacts. A version, its change and the notices are written in one transaction, so that each
 * owner is told once of a change, whichever process finds it and whenever it is killed. The owner
 * of the changed file is not told: the change is theirs.
 */
public final class ChangeWatch {
  private static final Logger log = LoggerFactory.getLogger(ChangeWatch.class);

  /** Longest file name that is watched, in characters. */
  private static final int LONGEST_NAME = 400;

  private final Jdbi jdbi;
  private final List<PromptSource> sources;
  private final MapReader maps;
  private final NoticeWriter writer;
  private final Clock clock;

  /** Modification stamp of each source's folder at its last reading. */
  private final Map<String, Long> stamps = new ConcurrentHashMap<>();

  /** Port that builds the current dependency map. */
  @FunctionalInterface
  public interface MapReader {
    /**
     * Builds the map.
     *
     * @param before files whose words have changed, as they were: who holds those depends on them
     */
    DependencyMap read(Map<String, PromptTree> before) throws IOException;
  }

  private record FoundChange(PromptFile now, PromptVersion was, PromptVersion becomes) {
    Optional<LocalDate> breakingUntil(LocalDate today) {
      return now.facts().breakingUntil().filter(day -> !day.isBefore(today));
    }

    ArtefactChange change(Handle handle, Artefact artefact, String owner, LocalDate today) {
      return new ArtefactChange(
          0,
          artefact.key(),
          VersionRows.label(handle, becomes),
          becomes.readAt(),
          owner,
          was.body(),
          becomes.body(),
          breakingUntil(today));
    }
  }

  /**
   * Differences between a folder and its versions in the database.
   *
   * @param earlier all files, the changed ones as they were
   */
  private record FoundVersions(
      List<PromptVersion> fresh, List<FoundChange> changes, List<PromptFile> earlier) {}

  public ChangeWatch(
      Jdbi jdbi,
      List<PromptSource> sources,
      MapReader maps,
      OwnerChecks checks,
      ChangeNotices notices,
      Clock clock) {
    this.jdbi = jdbi;
    this.sources = List.copyOf(sources);
    this.maps = maps;
    this.writer = new NoticeWriter(checks, notices);
    this.clock = clock;
  }

  /**
   * Returns a task that stores versions of changed files without notifying anybody; breaking
   * changes wait for the end of their windows.
   */
  public static Runnable silent(Jdbi jdbi, List<PromptSource> sources, Clock clock) {
    return () -> {
      VersionRows rows = new VersionRows(jdbi);
      for (PromptSource source : sources) {
        try {
          sayUnread(source);
          PromptTree tree = PromptFolder.read(source.folder());
          FoundVersions found = found(source, tree, rows.latest(source.name()), clock);
          LocalDate today = today(clock);
          jdbi.useTransaction(
              handle -> {
                found.fresh().forEach(each -> VersionRows.add(handle, each));
                found.changes().stream()
                    .filter(each -> each.breakingUntil(today).isPresent())
                    .forEach(
                        each ->
                            ChangeRows.add(
                                handle,
                                each.change(
                                    handle,
                                    PromptDependencies.artefact(each.now().name(), tree),
                                    source.owner(),
                                    today)));
              });
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  /** Reads all sources, stores changes and notifies owners. */
  public synchronized void run() {
    VersionRows rows = new VersionRows(jdbi);
    for (PromptSource source : sources) {
      try {
        long stamp = PromptFolder.stamp(source.folder());
        Optional<Long> before = Optional.ofNullable(stamps.get(source.name()));
        if (before.filter(last -> last == stamp).isEmpty()) {
          read(source, rows.latest(source.name()));
          stamps.put(source.name(), stamp);
        }
      } catch (IOException e) {
        log.warn("the prompts of {} cannot be read: {}", source.name(), e.getMessage());
      }
    }
  }

  private void read(PromptSource source, Map<String, PromptVersion> known) throws IOException {
    sayUnread(source);
    PromptTree tree = PromptFolder.read(source.folder());
    FoundVersions found = found(source, tree, known, clock);
    if (found.changes().isEmpty()) {
      jdbi.useTransaction(handle -> found.fresh().forEach(each -> VersionRows.add(handle, each)));
      return;
    }
    PromptTree before = new PromptTree(found.earlier());
    DependencyMap map = maps.read(Map.of(source.name(), before));
    jdbi.useTransaction(handle -> store(handle, source, before, map, found));
  }

  /** Logs the links of a source that are not read; once for each change of its folder. */
  private static void sayUnread(PromptSource source) throws IOException {
    List<String> out = PromptFolder.leadingOut(source.folder());
    if (!out.isEmpty()) {
      log.warn("links of {} that lead out of its folder are not read: {}", source.name(), out);
    }
  }

  private static void sayCut(PromptSource source, PromptTree tree, PromptFile file) {
    if (AssembledPrompt.isCut(tree, file)) {
      log.warn(
          "{} of {} puts itself in, or too many or too long files; the rest stays as written",
          file.name(),
          source.name());
    }
  }

  private static FoundVersions found(
      PromptSource source, PromptTree tree, Map<String, PromptVersion> known, Clock clock) {
    FoundVersions found =
        new FoundVersions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Instant now = clock.instant();
    for (PromptFile file : tree.files()) {
      if (file.name().length() > LONGEST_NAME) {
        continue;
      }
      Optional<PromptVersion> was = Optional.ofNullable(known.get(file.name()));
      PromptVersion becomes =
          version(source, tree, file, was.map(PromptVersion::number).orElse(0) + 1, now);
      Optional<PromptVersion> changed = was.filter(each -> !each.body().equals(becomes.body()));
      boolean same =
          changed.isEmpty()
              && was.filter(each -> each.assembled().equals(becomes.assembled())).isPresent();
      if (!same) {
        found.fresh().add(becomes);
        sayCut(source, tree, file);
      }
      changed.ifPresent(each -> found.changes().add(new FoundChange(file, each, becomes)));
      found.earlier().add(changed.map(each -> file.withWords(each.body())).orElse(file));
    }
    for (PromptVersion was : known.values()) {
      if (tree.file(was.name()).isEmpty() && !was.body().isEmpty()) {
        PromptFile file = PromptFile.of(was.name(), was.body());
        PromptVersion gone =
            new PromptVersion(source.name(), was.name(), was.number() + 1, "", "", now);
        found.fresh().add(gone);
        found.changes().add(new FoundChange(file, was, gone));
        found.earlier().add(file);
      }
    }
    return found;
  }

  private static PromptVersion version(
      PromptSource source, PromptTree tree, PromptFile file, int number, Instant now) {
    boolean program = file.body().isEmpty();
    return new PromptVersion(
        source.name(),
        file.name(),
        number,
        storable(program ? file.text() : file.body()),
        storable(program ? file.text() : AssembledPrompt.of(tree, file)),
        now);
  }

  /** Removes NUL characters, which PostgreSQL does not accept in a text. */
  private static String storable(String text) {
    return text.replace("\0", "");
  }

  private void store(
      Handle handle,
      PromptSource source,
      PromptTree before,
      DependencyMap map,
      FoundVersions read) {
    Map<PromptVersion, Boolean> added = new LinkedHashMap<>();
    read.fresh().forEach(each -> added.put(each, VersionRows.add(handle, each)));
    for (FoundChange found : read.changes()) {
      if (added.getOrDefault(found.becomes(), false)) {
        Artefact artefact = PromptDependencies.artefact(found.now().name(), before);
        writer.tell(
            handle,
            map,
            artefact,
            found.change(
                handle, artefact, map.owner(artefact).orElse(source.owner()), today(clock)));
      }
    }
  }

  private static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /**
   * Notifies downstream owners of a change that is announced before it happens.
   *
   * @param author the person who says so
   * @return whom it is told to; the same words on the same day are told once
   */
  public List<String> announce(
      Artefact artefact, String author, String text, Optional<LocalDate> breakingUntil)
      throws IOException {
    DependencyMap map = maps.read(Map.of());
    String words = ChangeMask.masked(text);
    ArtefactChange change =
        new ArtefactChange(
            0,
            artefact.key(),
            ArtefactChange.announced(words, today(clock)),
            clock.instant(),
            author,
            "",
            words,
            breakingUntil);
    return jdbi.inTransaction(handle -> writer.tell(handle, map, artefact, change));
  }
}
