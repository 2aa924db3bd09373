package io.signalbox.knowledge.correction;

import io.signalbox.knowledge.corpus.Corpus;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.ContentAccess;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the valid corrections, each stored as a document of the source {@code corrections},
 * which withdraws those of changed documents. Safe for use from several threads and processes.
 */
public final class CorrectionTable implements CorrectionLookUp {
  /** Name of the source that corrections are cited from. */
  public static final String SOURCE = Document.CORRECTIONS;

  private final Jdbi jdbi;
  private final Corpus corpus;

  public CorrectionTable(Jdbi jdbi, Corpus corpus) {
    this.jdbi = jdbi;
    this.corpus = corpus;
  }

  /** Stores a correction; searches find it as soon as the index has caught up. */
  public void keep(Correction correction) {
    DocumentId id = new DocumentId(SOURCE + "/" + correction.name());
    Document document =
        new Document(
            id,
            SOURCE,
            DocumentKind.RUNBOOK,
            correction.access(),
            new FrontMatter(
                correction.question(),
                Optional.empty(),
                Optional.of(correction.by()),
                Optional.of(correction.on()),
                List.of("correction")),
            List.of(new Passage(0, List.of(), correction.text())));
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM correction WHERE document_id = ?", id.value());
          for (DocumentId corrected : correction.corrected()) {
            Optional<String> was = corpus.fingerprint(corrected);
            if (was.isPresent()) {
              handle.execute(
                  "INSERT INTO correction (document_id, corrected_id, corrected_as_was) VALUES (?,"
                      + " ?, ?) ON CONFLICT DO NOTHING",
                  id.value(),
                  corrected.value(),
                  was.get());
            }
          }
        });
    corpus.put(document, correction.name());
  }

  /**
   * Returns the access rule of a correction: it permits only audiences that all pages of the answer
   * permit.
   *
   * @param otherwise where the pages' rules name nobody in common
   */
  public static AccessRule readers(ContentAccess corrected, AccessRule otherwise) {
    return AccessRule.common(corrected.rules()).orElse(otherwise);
  }

  /** Returns the owners of those documents that have one, corrections excluded. */
  public Map<DocumentId, String> owners(Set<DocumentId> corrected) {
    Map<DocumentId, String> owners = new TreeMap<>();
    for (DocumentId id : corrected) {
      if (!id.value().startsWith(SOURCE + "/")) {
        corpus.owner(id).ifPresent(owner -> owners.put(id, owner));
      }
    }
    return owners;
  }

  @Override
  public Map<DocumentId, Set<DocumentId>> outranked(Collection<DocumentId> corrections) {
    Map<DocumentId, Set<DocumentId>> outranked = new HashMap<>();
    if (corrections.isEmpty()) {
      return outranked;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT document_id, corrected_id FROM correction WHERE document_id IN (<ids>)")
                .bindList("ids", corrections.stream().map(DocumentId::value).toList())
                .map(
                    (row, context) ->
                        outranked
                            .computeIfAbsent(
                                new DocumentId(row.getString(1)), each -> new HashSet<>())
                            .add(new DocumentId(row.getString(2))))
                .list());
    return outranked;
  }

  /**
   * Withdraws every correction of a document that changed at its source or was removed.
   *
   * @return the ids of those taken back
   */
  public List<String> withdrawOutdated() {
    record Row(String correction, String corrected, String asWas) {}
    List<Row> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT document_id, corrected_id, corrected_as_was FROM correction")
                    .map((row, c) -> new Row(row.getString(1), row.getString(2), row.getString(3)))
                    .list());
    List<String> outdated =
        rows.stream()
            .filter(row -> !isAsWas(new DocumentId(row.corrected()), row.asWas()))
            .map(Row::correction)
            .distinct()
            .toList();
    outdated.forEach(this::withdraw);
    return outdated;
  }

  private boolean isAsWas(DocumentId id, String fingerprint) {
    return corpus.fingerprint(id).equals(Optional.of(fingerprint));
  }

  private void withdraw(String id) {
    corpus.remove(new DocumentId(id));
    jdbi.useHandle(handle -> handle.execute("DELETE FROM correction WHERE document_id = ?", id));
  }
}
