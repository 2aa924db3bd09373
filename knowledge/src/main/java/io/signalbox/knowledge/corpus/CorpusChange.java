package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import java.util.Optional;

/** Entry of the corpus's change log: the newest state of one document. */
public sealed interface CorpusChange {

  /** Returns the position in the log; later changes have higher numbers. */
  long number();

  /** Returns the id of the changed document. */
  DocumentId id();

  /**
   * Change by which the document was added, updated, or got its vectors.
   *
   * @param vectors empty while it waits for them
   */
  record Stored(long number, Document document, Optional<DocumentVectors> vectors)
      implements CorpusChange {
    @Override
    public DocumentId id() {
      return document.id();
    }
  }

  /** Change by which the document was removed. */
  record Removed(long number, DocumentId id) implements CorpusChange {}
}
