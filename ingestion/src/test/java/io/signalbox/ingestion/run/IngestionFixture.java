package io.signalbox.ingestion.run;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.TestDatabase;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs over real files below a folder into a database of their own. */
final class IngestionFixture implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  private final Path folder;
  private final Database database = TestDatabase.h2();

  final Corpus corpus = new Corpus(database.jdbi());
  final OnCallTable onCall = new OnCallTable(database.jdbi());
  final OwnershipTable ownership = new OwnershipTable(database.jdbi());
  final HeldRemovalTable held = new HeldRemovalTable(database.jdbi());

  IngestionFixture(Path folder) {
    this.folder = folder;
  }

  List<SourceReport> run(Source... sources) {
    return IngestionRun.over(
            List.of(sources),
            database.jdbi(),
            new IngestionRun.IngestionStores(corpus, onCall, ownership),
            Set.of(),
            Clock.fixed(NOW, ZoneOffset.UTC))
        .run(RunProgress.unwatched());
  }

  Source source(String name, SourceKind kind, String path) {
    return new Source(
        name,
        kind,
        folder.resolve(path),
        AccessRule.everyone(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  Path write(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3_600)));
    return file;
  }

  /** As a run of an older version left it: rows are stored, and their file is not remembered. */
  void forgetMarks() {
    database.jdbi().useHandle(handle -> handle.execute("DELETE FROM ingested_file"));
  }

  int teams() {
    return onCall.rosters(Audience.anyone()).size();
  }

  @Override
  public void close() {
    database.close();
  }
}
