package io.signalbox.knowledge.search;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.DocumentId;
import java.util.List;

/** Comparison of the stored documents with those that the index finds. */
public final class SearchableDocuments {
  private final Corpus corpus;
  private final PassageIndex index;
  private final Embedder embedder;

  public SearchableDocuments(Corpus corpus, PassageIndex index, Embedder embedder) {
    this.corpus = corpus;
    this.index = index;
    this.embedder = embedder;
  }

  /** Returns the number of documents that can be found now. */
  public int indexed() {
    return index.size();
  }

  /** Returns the number of documents without vectors yet; these are found by their words only. */
  public long waitingForVectors() {
    return corpus.waiting(embedder.model());
  }

  /** Returns the ids of stored documents that the index does not have, in order. */
  public List<DocumentId> notIndexed() {
    return corpus.ids().stream().filter(id -> !index.has(id)).toList();
  }

  /**
   * Returns the ids of documents that the model could not embed, which are found by their words
   * only.
   */
  public List<DocumentId> withoutVectors() {
    return corpus.withoutVectors(embedder.model());
  }
}
