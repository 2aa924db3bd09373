package io.signalbox.bot.bench;

import io.signalbox.config.database.Database;
import io.signalbox.config.database.DatabaseSettings;
import io.signalbox.ingestion.run.IngestionRun;
import io.signalbox.ingestion.run.RunProgress;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceFiles;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A corpus for one measurement, in memory, read from folders through the same readers as any other. */
final class BenchCorpus implements AutoCloseable {
  private final Database database;
  private final Corpus corpus;

  BenchCorpus() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                Optional.empty(),
                Optional.empty(),
                4));
    corpus = new Corpus(database.jdbi());
  }

  /** Reads the pages of these folders; each becomes a source under its own name. */
  List<SourceReport> read(List<Path> folders) {
    List<Source> sources = folders.stream().map(BenchCorpus::source).toList();
    return IngestionRun.overPages(sources, database.jdbi(), corpus, Clock.systemUTC())
        .run(RunProgress.unwatched());
  }

  private static Source source(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw new UnusableInput(folder + " is not a folder");
    }
    return new Source(
        String.valueOf(path.getFileName()),
        SourceKind.PAGES,
        path,
        new AccessRule.Everyone(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  /** The same files as plain text, by the same ids, for systems that read for themselves. */
  Map<String, String> texts(List<Path> folders) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path folder : folders) {
      Source source = source(folder);
      for (SourceItem item : SourceFiles.list(source).items()) {
        try {
          String text = Files.readString(item.file());
          if (!text.isBlank()) {
            texts.put(source.name() + "/" + item.path(), text);
          }
        } catch (IOException e) {
          throw new UncheckedIOException(item.path() + " cannot be read as UTF-8", e);
        }
      }
    }
    return texts;
  }

  Corpus corpus() {
    return corpus;
  }

  @Override
  public void close() {
    database.close();
  }
}
