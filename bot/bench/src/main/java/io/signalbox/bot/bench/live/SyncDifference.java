package io.signalbox.bot.bench.live;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.bench.retrieval.HashingEmbedder;
import io.signalbox.config.ConfigFile;
import io.signalbox.config.database.Database;
import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.corpus.StoredDocuments;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Difference between the sources and what a reader stored and indexed.
 *
 * @param missing at a source, and not stored
 * @param extra stored, and at no source
 * @param wrong stored with another text
 * @param rights stored for others than may see it
 * @param notIndexed stored, and not in the index
 */
record SyncDifference(
    long atSource, long missing, long extra, long wrong, long rights, long notIndexed) {

  static SyncDifference of(ReaderProcess reader, TrackerPeer tracker, GitPeer git)
      throws IOException {
    Map<String, String> wanted = new TreeMap<>();
    tracker.closed().forEach((number, text) -> wanted.put("tracker/issues/" + number, text));
    git.pages().forEach((path, text) -> wanted.put("pages/" + path, text));
    SignalboxSettings settings =
        ConfigFile.at(reader.settings(), Map.of("DRILL_TOKEN", "none"))
            .load(SignalboxSettings::from)
            .settings();
    try (Database database = Database.open(settings.database())) {
      Corpus corpus = new Corpus(database.jdbi());
      StoredDocuments documents = new StoredDocuments(database.jdbi());
      long missing = 0;
      long wrong = 0;
      long rights = 0;
      for (Map.Entry<String, String> each : wanted.entrySet()) {
        Optional<Document> stored = documents.find(new DocumentId(each.getKey()));
        if (stored.isEmpty()) {
          missing++;
        } else {
          wrong += stored.get().passages().toString().contains(each.getValue()) ? 0 : 1;
          rights += isForThoseWhoMaySeeIt(stored.get(), tracker.isPrivate()) ? 0 : 1;
        }
      }
      long extra = corpus.ids().stream().filter(id -> !wanted.containsKey(id.value())).count();
      return new SyncDifference(
          wanted.size(), missing, extra, wrong, rights, notIndexed(corpus, settings.data()));
    }
  }

  private static boolean isForThoseWhoMaySeeIt(Document stored, boolean isPrivate) {
    boolean open = stored.access().equals(AccessRule.everyone());
    return open == (!isPrivate || stored.source().equals("pages"));
  }

  private static long notIndexed(Corpus corpus, Path data) throws IOException {
    HashingEmbedder embedder = new HashingEmbedder();
    try (LucenePassageIndex index =
        LucenePassageIndex.open(data.resolve("drill-index"), embedder.dimensions())) {
      new IndexUpdater(corpus, index, embedder).catchUp(count -> {});
      long absent = corpus.ids().stream().filter(id -> !index.has(id)).count();
      return absent + Math.max(0, index.size() - corpus.size());
    }
  }

  /**
   * Returns whether every edit is stored; deletions and changes of rights may wait for the next
   * complete list.
   */
  boolean isFound() {
    return missing == 0 && wrong == 0;
  }

  boolean isEqual() {
    return missing == 0 && extra == 0 && wrong == 0 && rights == 0 && notIndexed == 0;
  }

  String line() {
    return "%d missing, %d too many, %d wrong, %d with wrong rights, %d not indexed"
        .formatted(missing, extra, wrong, rights, notIndexed);
  }
}
