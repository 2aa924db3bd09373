package io.signalbox.bot.bench.retrieval;

import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.process.UnusableInputException;
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
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Corpus for one measurement in an in-memory database, filled by the normal ingestion. */
public final class BenchCorpus implements AutoCloseable {
  private final Database database;
  private final Corpus corpus;

  public BenchCorpus() {
    database =
        Database.open(
            new DatabaseSettings(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                Optional.empty(),
                Optional.empty(),
                4));
    corpus = new Corpus(database.jdbi());
  }

  /** Ingests the pages of these folders, each as a source under its own name. */
  public List<SourceReport> read(List<Path> folders) {
    List<Source> sources = folders.stream().map(BenchCorpus::source).toList();
    return IngestionRun.overPages(
            sources, database.jdbi(), corpus, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC))
        .run(RunProgress.unwatched());
  }

  private static Source source(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw new UnusableInputException(folder + " is not a folder");
    }
    return new Source(
        String.valueOf(path.getFileName()),
        SourceKind.PAGES,
        path,
        AccessRule.everyone(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ZoneOffset.UTC);
  }

  /**
   * Returns the files as plain text by document id, for compared systems with their own readers.
   */
  public Map<String, String> texts(List<Path> folders) {
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

  public Corpus corpus() {
    return corpus;
  }

  public OnCallTable onCall() {
    return new OnCallTable(database.jdbi());
  }

  public OwnershipTable ownership() {
    return new OwnershipTable(database.jdbi());
  }

  /** Embeds every document, and stores the vectors. */
  public void embed(Embedder embedder) {
    try (TemporaryFolder folder = new TemporaryFolder("bench-embed");
        LucenePassageIndex index = LucenePassageIndex.open(folder.path(), embedder.dimensions())) {
      embedAll(new IndexUpdater(corpus, index, embedder));
    }
  }

  /** Fills an index with every document and its vectors. */
  public void fill(LucenePassageIndex index, Embedder embedder) {
    IndexUpdater follower = new IndexUpdater(corpus, index, embedder);
    embedAll(follower);
    follower.catchUp(count -> {});
  }

  private static void embedAll(IndexUpdater follower) {
    int done = follower.embedSome();
    while (done > 0) {
      done = follower.embedSome();
    }
  }

  /** Returns every document with its vectors of this model. */
  public List<CorpusChange.Stored> stored(String model) {
    return corpus.changesAfter(0, model, Integer.MAX_VALUE).stream()
        .filter(CorpusChange.Stored.class::isInstance)
        .map(CorpusChange.Stored.class::cast)
        .toList();
  }

  /** Returns the texts of all passages. */
  List<String> passageTexts() {
    return stored("").stream()
        .flatMap(stored -> stored.document().passages().stream())
        .map(Passage::text)
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
