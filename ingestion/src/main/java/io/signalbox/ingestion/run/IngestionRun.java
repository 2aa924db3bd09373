package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.ingestion.removal.HeldRemovalTable;
import io.signalbox.ingestion.removal.RemovalGuard;
import io.signalbox.ingestion.source.LearnedSourceNames;
import io.signalbox.ingestion.source.Source;
import io.signalbox.ingestion.source.SourceFiles;
import io.signalbox.ingestion.source.SourceItem;
import io.signalbox.ingestion.source.SourceKind;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/**
 * Imports the new and changed files of all folder sources into the stores, and removes what is
 * gone. Every file is stored before it is marked as read, so a run that is cut off goes on where it
 * stopped. Removals are computed from what is stored, not only from the marks. One run at a time.
 */
public final class IngestionRun {
  private final List<Source> sources;
  private final Map<SourceKind, ItemImporter> readers;
  private final Set<String> elsewhere;
  private final SourceRun.RunStores stores;

  IngestionRun(
      List<Source> sources,
      Map<SourceKind, ItemImporter> readers,
      Set<String> elsewhere,
      SourceRun.RunStores stores) {
    this.sources = List.copyOf(sources);
    this.readers = Map.copyOf(readers);
    this.elsewhere = Set.copyOf(elsewhere);
    this.stores = stores;
  }

  /** Stores of documents, on-call shifts and service ownership that a run writes to. */
  public record IngestionStores(Corpus corpus, OnCallTable onCall, OwnershipTable ownership) {}

  /**
   * Creates a run over sources of every kind.
   *
   * @param elsewhere names of sources that are not read from files, and so are not taken for gone
   */
  public static IngestionRun over(
      List<Source> sources, Jdbi jdbi, IngestionStores stores, Set<String> elsewhere, Clock clock) {
    SecretMasker masker = new SecretMasker();
    return new IngestionRun(
        sources,
        Map.of(
            SourceKind.PAGES,
            new PageImporter(stores.corpus(), masker),
            SourceKind.TICKETS,
            new TicketImporter(stores.corpus(), masker),
            SourceKind.ON_CALL,
            TableImporterFactory.onCall(stores.onCall(), masker, clock),
            SourceKind.OWNERSHIP,
            TableImporterFactory.ownership(stores.ownership(), masker, clock)),
        elsewhere,
        runStores(jdbi, stores.corpus(), clock));
  }

  /** Creates a run over sources that hold pages only. */
  public static IngestionRun overPages(
      List<Source> sources, Jdbi jdbi, Corpus corpus, Clock clock) {
    return new IngestionRun(
        sources,
        Map.of(SourceKind.PAGES, new PageImporter(corpus, new SecretMasker())),
        Set.of(),
        runStores(jdbi, corpus, clock));
  }

  private static SourceRun.RunStores runStores(Jdbi jdbi, Corpus corpus, Clock clock) {
    return new SourceRun.RunStores(
        corpus,
        new IngestedFiles(jdbi),
        new SkippedItemRows(jdbi),
        new RemovalGuard(new HeldRemovalTable(jdbi), clock),
        clock);
  }

  /**
   * Imports every source and removes those no longer configured; failed files are reported and do
   * not end the run.
   */
  public List<SourceReport> run(RunProgress progress) {
    List<SourceReport> reports = new ArrayList<>();
    Set<String> unconfigured = new TreeSet<>(stores.files().sources());
    readers.values().forEach(reader -> unconfigured.addAll(reader.sources()));
    unconfigured.removeIf(LearnedSourceNames::isLearned);
    unconfigured.removeAll(elsewhere);
    for (Source source : sources) {
      unconfigured.remove(source.name());
      forgetOtherKinds(source);
      reports.add(new SourceRun(source, reader(source.kind()), stores).run(progress));
    }
    for (String name : unconfigured) {
      reports.add(forgetSource(name));
    }
    return reports;
  }

  /** Returns the paths of files that no run has read yet: new ones and those skipped as a whole. */
  public List<String> unread(Source source) {
    Set<String> read = stores.files().of(source.name()).keySet();
    return SourceFiles.list(source).items().stream()
        .map(SourceItem::path)
        .filter(path -> !read.contains(path))
        .toList();
  }

  /**
   * Returns the rows skipped by the last reading of each file, for files that were read themselves.
   */
  public List<SkippedItem> leftOut(Source source) {
    Set<String> read = stores.files().of(source.name()).keySet();
    return stores.skipped().of(source.name()).entrySet().stream()
        .filter(entry -> read.contains(entry.getKey()))
        .flatMap(entry -> entry.getValue().stream())
        .toList();
  }

  /** Returns the table of removals that wait for an operator's approval. */
  public HeldRemovalTable heldRemovals() {
    return stores.guard().held();
  }

  /** Removes what was stored of a source when its settings named another kind. */
  private void forgetOtherKinds(Source source) {
    SourceTally unreported = new SourceTally();
    readers.forEach(
        (kind, reader) -> {
          boolean other =
              kind != source.kind() && !(kind.hasDocuments() && source.kind().hasDocuments());
          if (other) {
            reader
                .stored(source.name())
                .keySet()
                .forEach(path -> reader.forget(source.name(), path, unreported));
          }
        });
  }

  /**
   * Removes everything stored of a source no longer in the settings, without holding a large
   * removal.
   */
  private SourceReport forgetSource(String name) {
    SourceTally tally = new SourceTally();
    Set<String> paths = new HashSet<>(stores.files().of(name).keySet());
    readers.values().forEach(reader -> paths.addAll(reader.stored(name).keySet()));
    for (String path : paths) {
      readers.values().forEach(reader -> reader.forget(name, path, tally));
      stores.files().forget(name, path);
    }
    stores.skipped().forget(name);
    stores.guard().settled(name);
    return tally.report(name);
  }

  private ItemImporter reader(SourceKind kind) {
    ItemImporter reader = readers.get(kind);
    if (reader == null) {
      throw new IllegalStateException("no reader for " + kind);
    }
    return reader;
  }
}
