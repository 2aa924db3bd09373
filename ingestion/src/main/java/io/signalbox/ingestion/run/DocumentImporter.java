package io.signalbox.ingestion.run;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.DocumentId;
import java.util.Map;
import java.util.Set;

/**
 * Base class of the item readers whose items become documents of the corpus (pages and tickets).
 */
abstract class DocumentImporter implements ItemImporter {
  private final Corpus corpus;

  DocumentImporter(Corpus corpus) {
    this.corpus = corpus;
  }

  @Override
  public final void forget(String source, String path, SourceTally tally) {
    for (DocumentId id : corpus.idsFrom(source, path)) {
      if (corpus.remove(id)) {
        tally.removedOne();
      }
    }
  }

  @Override
  public final Map<String, Long> stored(String source) {
    return corpus.documentsByPath(source);
  }

  @Override
  public final Set<String> sources() {
    return corpus.sources();
  }
}
