package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Read-only repository of the current documents as stored, without access checks. Who may read them
 * is decided by whoever asks, by the access rule that comes with each. Safe for use from several
 * threads and processes.
 */
public final class StoredDocuments {
  private final Jdbi jdbi;

  public StoredDocuments(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the document; empty when there is none. */
  public Optional<Document> find(DocumentId id) {
    return jdbi.withHandle(handle -> CorpusRows.find(handle, id));
  }

  /** Returns the number of documents under each access rule, by the source's name. */
  public Map<String, Map<AccessRule, Long>> extents() {
    return jdbi.withHandle(CorpusRows::extents);
  }
}
