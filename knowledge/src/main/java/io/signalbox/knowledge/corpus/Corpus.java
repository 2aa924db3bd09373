package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the documents read from all sources, with a change log that the search index
 * follows. Every write is one transaction, so that a crash leaves a document old or new, never
 * half. Safe for use from several threads and processes.
 */
public final class Corpus {
  private final Jdbi jdbi;

  public Corpus(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Stores a document unless the stored one is identical.
   *
   * @param path the file it came from, inside its source
   * @return whether anything changed
   */
  public boolean put(Document document, String path) {
    return putAll(List.of(document), path) == 1;
  }

  /**
   * Stores several documents as {@link #put} does, in one transaction: all of them or none. A
   * commit waits for the disk, so an export of half a million tickets is stored in lots.
   *
   * @return how many of them changed anything
   */
  public int putAll(List<Document> documents, String path) {
    return jdbi.inTransaction(
        handle -> {
          int changed = 0;
          for (Document document : documents) {
            String fingerprint = ContentFingerprint.of(document);
            Optional<String> known = currentFingerprint(handle, document.id());
            if (known.isEmpty() || !known.get().equals(fingerprint)) {
              CorpusRows.write(handle, document, path, fingerprint, CorpusRows.nextNumber(handle));
              changed++;
            }
          }
          return changed;
        });
  }

  /**
   * Removes a document if it is there.
   *
   * @return whether it was there
   */
  public boolean remove(DocumentId id) {
    return jdbi.inTransaction(
        handle -> {
          if (currentFingerprint(handle, id).isEmpty()) {
            return false;
          }
          CorpusRows.deleteParts(handle, id);
          handle
              .createUpdate(
                  """
                  UPDATE document SET removed = TRUE, embedded_by = NULL, fingerprint = '', change_number = :number
                  WHERE id = :id
                  """)
              .bind("number", CorpusRows.nextNumber(handle))
              .bind("id", id.value())
              .execute();
          return true;
        });
  }

  /** Replaces the access rule of a document, leaving its text and vectors unchanged. */
  public boolean changeAccess(DocumentId id, AccessRule access) {
    return jdbi.inTransaction(handle -> CorpusRows.changeAccess(handle, id, access));
  }

  /** Returns the ids of the current documents that came from this file, in no order. */
  public Set<DocumentId> idsFrom(String source, String path) {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery(
                        "SELECT id FROM document WHERE source = :source AND path = :path AND NOT"
                            + " removed")
                    .bind("source", source)
                    .bind("path", path)
                    .mapTo(String.class)
                    .map(DocumentId::new)
                    .list()));
  }

  /** Returns the number of current documents of a source, by the file's path in it. */
  public Map<String, Long> documentsByPath(String source) {
    return jdbi.withHandle(handle -> CorpusRows.documentsByPath(handle, source));
  }

  /**
   * Returns the fingerprint of the document's current wording; empty when there is no such
   * document.
   */
  public Optional<String> fingerprint(DocumentId id) {
    return jdbi.withHandle(handle -> currentFingerprint(handle, id));
  }

  /** Returns the access rule of this document; empty when there is no such document. */
  public Optional<AccessRule> access(DocumentId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT access_rule FROM document WHERE id = :id AND NOT removed")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(AccessRule::parse));
  }

  /** Returns the document's owner; empty when there is no such document or owner. */
  public Optional<String> owner(DocumentId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT owner FROM document WHERE id = :id AND NOT removed AND owner IS NOT"
                        + " NULL")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne());
  }

  /** Returns the names of the sources that have documents, in no order. */
  public Set<String> sources() {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT DISTINCT source FROM document WHERE NOT removed")
                    .mapTo(String.class)
                    .list()));
  }

  /**
   * Returns the corpus's random identifier, so that an index is never used with another corpus. It
   * is created at first use.
   */
  public String identity() {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE change_counter SET corpus_identity = :fresh WHERE corpus_identity IS"
                      + " NULL")
              .bind("fresh", UUID.randomUUID().toString())
              .execute();
          return handle
              .createQuery("SELECT corpus_identity FROM change_counter")
              .mapTo(String.class)
              .one();
        });
  }

  /** Returns the number of current documents. */
  public long size() {
    return count("SELECT COUNT(*) FROM document WHERE NOT removed");
  }

  /** Returns the number of passages of the current documents. */
  public long passages() {
    return count("SELECT COUNT(*) FROM passage");
  }

  /** Returns the number of current documents without vectors of this model. */
  public long waiting(String model) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) FROM document
                    WHERE NOT removed AND (embedded_by IS NULL OR embedded_by <> :model)
                    """)
                .bind("model", model)
                .mapTo(Long.class)
                .one());
  }

  /** Returns the current documents whose text this model could not embed. */
  public List<DocumentId> withoutVectors(String model) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM document d WHERE NOT removed AND embedded_by = :model
                    AND NOT EXISTS (SELECT 1 FROM document_vector v WHERE v.document_id = d.id)
                    ORDER BY id
                    """)
                .bind("model", model)
                .mapTo(String.class)
                .map(DocumentId::new)
                .list());
  }

  /** Returns the ids of the current documents, in order. */
  public List<DocumentId> ids() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id FROM document WHERE NOT removed ORDER BY id")
                .mapTo(String.class)
                .map(DocumentId::new)
                .list());
  }

  /** Returns the number of the newest change; 0 for a new corpus. */
  public long lastChange() {
    return count("SELECT last_given FROM change_counter");
  }

  /**
   * Returns the newest state of each document that changed after a change number, oldest change
   * first.
   *
   * @param model whose vectors to give along
   * @param limit most changes returned, from 1
   */
  public List<CorpusChange> changesAfter(long number, String model, int limit) {
    return jdbi.withHandle(handle -> CorpusRows.changesAfter(handle, number, model, limit));
  }

  /** Returns the documents without vectors of this model, the longest waiting first. */
  public List<CorpusChange.Stored> waitingFor(String model, int limit) {
    return jdbi.withHandle(handle -> CorpusRows.waitingFor(handle, model, limit));
  }

  /** Returns this model's vectors of these documents' earlier texts, by text fingerprint. */
  public VectorCache knownVectors(String model, Collection<DocumentId> ids) {
    return jdbi.withHandle(handle -> VectorRows.known(handle, model, ids));
  }

  /**
   * Stores a document's vectors as a new change, unless the document changed meanwhile.
   *
   * @param waiting the document as it was when its texts were embedded
   * @param units vectors of its units; empty when they were not made
   */
  public void keepVectors(
      String model,
      CorpusChange.Stored waiting,
      List<TextVector> vectors,
      Optional<FingerprintedUnitVectors> units) {
    jdbi.useTransaction(
        handle -> {
          int same =
              handle
                  .createUpdate(
                      """
                      UPDATE document SET embedded_by = :model, change_number = :next
                      WHERE id = :id AND change_number = :number AND NOT removed
                      """)
                  .bind("model", model)
                  .bind("next", CorpusRows.nextNumber(handle))
                  .bind("id", waiting.id().value())
                  .bind("number", waiting.number())
                  .execute();
          if (same == 1) {
            VectorRows.replace(handle, model, waiting.id(), vectors, units);
          }
        });
  }

  private long count(String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static Optional<String> currentFingerprint(Handle handle, DocumentId id) {
    return handle
        .createQuery("SELECT fingerprint FROM document WHERE id = :id AND NOT removed")
        .bind("id", id.value())
        .mapTo(String.class)
        .findOne();
  }
}
