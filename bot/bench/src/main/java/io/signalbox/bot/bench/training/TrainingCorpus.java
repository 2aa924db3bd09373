package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.retrieval.BenchCorpus;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Pages of one organisation, ingested and indexed for training. */
final class TrainingCorpus implements AutoCloseable {
  private final BenchCorpus corpus = new BenchCorpus();
  private final TemporaryFolder folder = new TemporaryFolder("bench-training");
  private final LucenePassageIndex index;
  private final Embedder embedder;

  TrainingCorpus(Path pages, Embedder embedder) {
    this.embedder = embedder;
    this.index = LucenePassageIndex.open(folder.path(), embedder.dimensions());
    corpus.read(List.of(pages));
    corpus.fill(index, embedder);
  }

  Retriever retriever() {
    return new DocumentSearch(index, embedder);
  }

  /** Returns a search over all pages except these documents. */
  Retriever without(Set<String> documents) {
    return new DocumentSearch(new ReducedIndex(index, documents), embedder);
  }

  long documents() {
    return corpus.corpus().size();
  }

  @Override
  public void close() {
    index.close();
    folder.close();
    corpus.close();
  }
}
