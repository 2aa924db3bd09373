package io.signalbox.ingestion.live;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.ingestion.live.sync.LiveSync;
import io.signalbox.ingestion.live.sync.SourceStatus;
import io.signalbox.ingestion.live.sync.SyncReport;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.StoredDocuments;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.identity.ExternalAccountTable;
import io.signalbox.knowledge.oncall.OnCallTable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One live source named {@code wiki} over a database of its own, on a clock that tests move. */
public final class LiveFixture implements AutoCloseable {
  public static final String NAME = "wiki";

  private final Database database;
  private final Path folder;
  private final List<Duration> pauses = new ArrayList<>();
  public final Corpus corpus;
  public final StoredDocuments documents;
  public final HeldRemovalTable held;
  public final ExternalAccountTable accounts;
  public final OnCallTable onCall;
  public final MovedClock clock = new MovedClock();

  public LiveFixture(Path folder) {
    this(folder, TestDatabase.h2());
  }

  public LiveFixture(Path folder, Database database) {
    this.folder = folder;
    this.database = database;
    this.corpus = new Corpus(database.jdbi());
    this.documents = new StoredDocuments(database.jdbi());
    this.held = new HeldRemovalTable(database.jdbi());
    this.accounts = new ExternalAccountTable(database.jdbi());
    this.onCall = new OnCallTable(database.jdbi());
  }

  /** A clock that stands until it is moved. */
  public static final class MovedClock extends Clock {
    private volatile Instant now = Instant.parse("2026-11-30T10:00:00Z");

    public void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  public LiveSettings settings(LiveSourceFactory opener, AccessRule access) {
    return new LiveSettings(
        NAME,
        "test",
        opener,
        access,
        Optional.empty(),
        ZoneOffset.UTC,
        Duration.ofMinutes(5),
        Optional.of(Duration.ofDays(1)),
        Map.of());
  }

  public LiveSync sync(LiveSettings... settings) {
    return new LiveSync(
        List.of(settings),
        new LiveSync.Surroundings(
            database.jdbi(),
            corpus,
            onCall,
            folder.resolve("live"),
            clock,
            pause -> {
              pauses.add(pause);
              clock.move(pause);
            }));
  }

  public SyncReport run(LiveSourceFactory opener) {
    return run(opener, () -> false);
  }

  public SyncReport run(LiveSourceFactory opener, BooleanSupplier stop) {
    LiveSettings settings = settings(opener, AccessRule.everyone());
    return sync(settings).run(settings, stop);
  }

  public SourceStatus status(LiveSourceFactory opener) {
    return sync(settings(opener, AccessRule.everyone())).statuses().getFirst();
  }

  /** Pauses that the source was given so far. */
  public List<Duration> pauses() {
    return pauses;
  }

  /** Ids of the stored items, without the source's name. */
  public Set<String> stored() {
    return corpus.ids().stream()
        .map(id -> id.value().substring(NAME.length() + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  public Document document(String id) {
    return documents.find(new DocumentId(NAME + "/" + id)).orElseThrow();
  }

  @Override
  public void close() {
    database.close();
  }
}
