package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import java.util.Optional;

/**
 * One entry of the change log: the newest state of a document whose number is its place in the log.
 */
public sealed interface CorpusChange {

  /** Its place in the log; higher is later. */
  long number();

  /** Returns the id of the changed document. */
  DocumentId id();

  /**
   * The document was added, updated, or got its vectors.
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

  /** The document is gone. */
  record Removed(long number, DocumentId id) implements CorpusChange {}
}
