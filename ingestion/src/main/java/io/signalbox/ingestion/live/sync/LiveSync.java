package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.LiveSettings;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.LiveSourceFactory;
import io.signalbox.ingestion.live.SourceFailureException;
import io.signalbox.ingestion.live.sync.LiveSourceTable.RunEnd;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import io.signalbox.ingestion.removal.RemovalGuard;
import io.signalbox.ingestion.run.LiveItemIntake;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.identity.ExternalAccountTable;
import io.signalbox.knowledge.oncall.OnCallTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point for synchronising live sources: runs them, checks their credentials and reports their
 * status. Each source has one run at a time, even where several processes share the database. Safe
 * for use from several threads.
 */
public final class LiveSync {
  private static final Logger log = LoggerFactory.getLogger(LiveSync.class);

  private final List<LiveSettings> sources;
  private final Surroundings surroundings;
  private final LiveSourceTable rows;
  private final LiveItemTable items;

  /**
   * Stores, clock and data folder that all runs share.
   *
   * @param folder in which each source may have a folder of its own
   */
  public record Surroundings(
      Jdbi jdbi,
      Corpus corpus,
      OnCallTable onCall,
      Path folder,
      Clock clock,
      LiveSourceFactory.RunPause pause) {}

  public LiveSync(List<LiveSettings> sources, Surroundings surroundings) {
    this.sources = List.copyOf(sources);
    this.surroundings = surroundings;
    this.rows = new LiveSourceTable(surroundings.jdbi());
    this.items = new LiveItemTable(surroundings.jdbi());
  }

  /** Returns the live sources that the settings declare. */
  public List<LiveSettings> sources() {
    return sources;
  }

  /** Synchronises every source, one after the other; a failed source does not stop the others. */
  public List<SyncReport> runAll(BooleanSupplier stop) {
    return runAll(stop, name -> {});
  }

  /**
   * Synchronises every source, one after the other; a failed source does not stop the others.
   *
   * @param begun told the name of each source before it is read
   */
  public List<SyncReport> runAll(BooleanSupplier stop, Consumer<String> begun) {
    forgetUnconfigured();
    List<SyncReport> reports = new ArrayList<>();
    for (LiveSettings source : sources) {
      begun.accept(source.name());
      reports.add(run(source, stop));
    }
    return reports;
  }

  /** Synchronises one source, unless another run holds it or its rate limit still lasts. */
  public SyncReport run(LiveSettings source, BooleanSupplier stop) {
    Instant now = surroundings.clock().instant();
    Optional<Instant> notBefore = rows.find(source.name()).flatMap(SourceRow::notBefore);
    if (notBefore.isPresent() && notBefore.get().isAfter(now)) {
      return SyncReport.notBegun(source.name(), "asks not to be asked before " + notBefore.get());
    }
    String holder = UUID.randomUUID().toString();
    if (!rows.claim(source.name(), settingsHash(source), holder, now)) {
      return SyncReport.notBegun(source.name(), "another run is under way");
    }
    return claimed(source, holder, stop);
  }

  private SyncReport claimed(LiveSettings source, String holder, BooleanSupplier stop) {
    try (LiveSource live = open(source)) {
      SyncRun run = new SyncRun(source, live, stores(), holder, stop);
      Optional<SourceFailureException> failure = Optional.empty();
      try {
        run.run();
      } catch (SourceFailureException e) {
        failure = Optional.of(e);
      } catch (LostLeaseException e) {
        return run.report(Optional.of(String.valueOf(e.getMessage())));
      } catch (RuntimeException e) {
        log.warn("The live source {} cannot be read", source.name(), e);
        failure = Optional.of(SourceFailureException.ofSource("broke off: " + e.getMessage(), e));
      }
      end(source, holder, failure, live.requests());
      return run.report(failure.map(SourceFailureException::sentence));
    } catch (SourceFailureException e) {
      end(source, holder, Optional.of(e), 0);
      return SyncReport.notBegun(source.name(), e.sentence());
    }
  }

  private void end(
      LiveSettings source, String holder, Optional<SourceFailureException> failure, long requests) {
    rows.end(
        source.name(),
        holder,
        new RunEnd(
            surroundings.clock().instant(),
            failure.map(SourceFailureException::sentence),
            failure.flatMap(SourceFailureException::notBefore),
            requests));
  }

  /** Checks the credentials of a source against its system. */
  public List<CredentialFinding> check(LiveSettings source) {
    try (LiveSource live = open(source)) {
      return live.check();
    } catch (SourceFailureException e) {
      return List.of(new CredentialFinding(false, e.sentence()));
    }
  }

  /** Lets the next run over a source read this item again: an event said that it changed. */
  public void changed(String source, String item) {
    items.mark(source, item, surroundings.clock().instant());
  }

  /** Returns whether a run over this source is under way, in this process or another one. */
  boolean isRunning(String source) {
    Instant now = surroundings.clock().instant();
    return rows.find(source).filter(row -> row.isRunning(now)).isPresent();
  }

  /** Returns the status of each source, in the order of the settings. */
  public List<SourceStatus> statuses() {
    return sources.stream().map(this::status).toList();
  }

  private SourceStatus status(LiveSettings source) {
    Instant now = surroundings.clock().instant();
    Optional<SourceRow> row = rows.find(source.name());
    boolean running = row.filter(each -> each.isRunning(now)).isPresent();
    Instant next = row.flatMap(SourceRow::startedAt).map(at -> at.plus(source.every())).orElse(now);
    Instant notBefore = row.flatMap(SourceRow::notBefore).orElse(next);
    return new SourceStatus(
        source.name(),
        source.system(),
        source.opener().address(),
        row.filter(each -> each.sweptAt().isPresent()).map(SourceRow::atSource),
        items.stored(source.name()),
        items.reasons(source.name()),
        row.flatMap(SourceRow::finishedAt),
        row.flatMap(SourceRow::sweptAt),
        notBefore.isAfter(next) ? notBefore : next,
        running,
        running ? row.flatMap(each -> left(each, now)) : Optional.empty(),
        row.flatMap(SourceRow::failure),
        row.map(SourceRow::requests).orElse(0L));
  }

  /** Estimates the remaining time of a run from its pace so far. */
  private static Optional<Duration> left(SourceRow row, Instant now) {
    long expected =
        row.left().isPresent() ? row.left().getAsLong() : Math.max(0, row.atSource() - row.done());
    if (row.done() == 0 || row.startedAt().isEmpty()) {
      return Optional.empty();
    }
    long sinceStart = Duration.between(row.startedAt().get(), now).toMillis();
    return Optional.of(Duration.ofMillis(sinceStart * expected / row.done()));
  }

  /** Deletes the rows and documents of sources that the settings do not declare any more. */
  public void forgetUnconfigured() {
    Set<String> gone = new HashSet<>(rows.names());
    sources.forEach(source -> gone.remove(source.name()));
    for (String name : gone) {
      for (String id : items.all(name).keySet()) {
        if (!surroundings.corpus().remove(new DocumentId(name + "/" + id))) {
          boolean unused = surroundings.onCall().forget(name, id);
        }
      }
      items.forget(name);
      new ExternalAccountTable(surroundings.jdbi()).forget(name);
      rows.forget(name);
    }
  }

  private LiveSource open(LiveSettings source) {
    return source
        .opener()
        .open(
            new LiveSourceFactory.OpenContext(
                source.name(),
                surroundings.folder().resolve(source.name()),
                source.people(),
                surroundings.clock(),
                surroundings.pause()));
  }

  private SyncRun.SyncStores stores() {
    Jdbi jdbi = surroundings.jdbi();
    return new SyncRun.SyncStores(
        jdbi,
        rows,
        items,
        new LiveItemIntake(surroundings.corpus(), surroundings.onCall(), surroundings.clock()),
        new ExternalAccountTable(jdbi),
        new RemovalGuard(new HeldRemovalTable(jdbi), surroundings.clock()),
        surroundings.clock());
  }

  private static String settingsHash(LiveSettings source) {
    return new ContentFingerprint()
        .add(source.system())
        .add(source.opener().identity())
        .add(source.access().text())
        .add(source.owner().orElse(""))
        .add(source.zone().getId())
        .hex();
  }
}
