package io.signalbox.knowledge.corpus;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.document.Passage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** SQL statements and row mappers of the tables of documents and passages. */
final class CorpusRows {
  /** Separates list items inside a column; a control character that no text keeps past masking. */
  private static final String SEPARATOR = "\u001f";

  private CorpusRows() {}

  static void write(
      Handle handle, Document document, String path, String fingerprint, long changeNumber) {
    deletePassages(handle, document.id());
    writeHead(handle, document, path, fingerprint, changeNumber);
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO passage (document_id, position, heading_path, text)
            VALUES (:id, :position, :headingPath, :text)
            """);
    for (Passage passage : document.passages()) {
      batch
          .bind("id", document.id().value())
          .bind("position", passage.position())
          .bind("headingPath", clip(String.join(SEPARATOR, passage.headingPath()), 4000))
          .bind("text", StorableText.notBlank(passage.text(), Integer.MAX_VALUE))
          .add();
    }
    batch.execute();
  }

  private static void writeHead(
      Handle handle, Document document, String path, String fingerprint, long changeNumber) {
    FrontMatter front = document.frontMatter();
    String update =
        """
        UPDATE document SET source = :source, path = :path, kind = :kind, access_rule = :access, title = :title,
          link = :link, owner = :owner, last_reviewed_on = :reviewed, review_due = :due, tags = :tags, fingerprint = :fingerprint,
          embedded_by = NULL, change_number = :number, removed = FALSE
        WHERE id = :id
        """;
    String insert =
        """
        INSERT INTO document (id, source, path, kind, access_rule, title, link, owner, last_reviewed_on, review_due, tags,
          fingerprint, embedded_by, change_number, removed)
        VALUES (:id, :source, :path, :kind, :access, :title, :link, :owner, :reviewed, :due, :tags,
          :fingerprint, NULL, :number, FALSE)
        """;
    for (String sql : List.of(update, insert)) {
      int rows =
          handle
              .createUpdate(sql)
              .bind("id", document.id().value())
              .bind("source", document.source())
              .bind("path", path)
              .bind("kind", document.kind().name())
              .bind("access", document.access().text())
              .bind("title", StorableText.notBlank(front.title(), 2000))
              .bind("link", front.link().map(link -> clip(link, 2000)))
              .bind("owner", front.owner().map(owner -> clip(owner, 400)))
              .bind("reviewed", front.lastReviewedOn())
              .bind("due", front.reviewDue())
              .bind("tags", clip(String.join(SEPARATOR, front.tags()), 4000))
              .bind("fingerprint", fingerprint)
              .bind("number", changeNumber)
              .execute();
      if (rows > 0) {
        return;
      }
    }
  }

  static boolean changeAccess(Handle handle, DocumentId id, AccessRule access) {
    Optional<Document> known = find(handle, id);
    if (known.isEmpty() || known.get().access().equals(access)) {
      return false;
    }
    Document changed = known.get().withAccess(access);
    handle.execute(
        "UPDATE document SET access_rule = ?, fingerprint = ?, change_number = ? WHERE id = ?",
        access.text(),
        ContentFingerprint.of(changed),
        nextNumber(handle),
        id.value());
    return true;
  }

  static long nextNumber(Handle handle) {
    handle.execute("UPDATE change_counter SET last_given = last_given + 1");
    return handle.createQuery("SELECT last_given FROM change_counter").mapTo(Long.class).one();
  }

  static void deleteParts(Handle handle, DocumentId id) {
    deletePassages(handle, id);
    handle.execute("DELETE FROM document_vector WHERE document_id = ?", id.value());
  }

  private static void deletePassages(Handle handle, DocumentId id) {
    handle.execute("DELETE FROM passage WHERE document_id = ?", id.value());
  }

  static List<CorpusChange.Stored> waitingFor(Handle handle, String model, int limit) {
    List<CorpusRow> rows =
        handle
            .createQuery(
                """
                SELECT * FROM document
                WHERE NOT removed AND (embedded_by IS NULL OR embedded_by <> :model)
                ORDER BY change_number LIMIT :limit
                """)
            .bind("model", model)
            .bind("limit", limit)
            .map((row, context) -> CorpusRow.of(row))
            .list();
    Map<String, List<Passage>> passages = passages(handle, ids(rows));
    return rows.stream()
        .map(
            row ->
                new CorpusChange.Stored(
                    row.changeNumber(), row.document(passages), Optional.empty()))
        .toList();
  }

  static Optional<Document> find(Handle handle, DocumentId id) {
    Optional<CorpusRow> found =
        handle
            .createQuery("SELECT * FROM document WHERE id = :id AND NOT removed")
            .bind("id", id.value())
            .map((row, context) -> CorpusRow.of(row))
            .findOne();
    return found.map(row -> row.document(passages(handle, List.of(row.id()))));
  }

  static Map<String, Map<AccessRule, Long>> extents(Handle handle) {
    Map<String, Map<AccessRule, Long>> extents = new TreeMap<>();
    handle
        .createQuery(
            "SELECT source, access_rule, COUNT(*) AS documents FROM document WHERE NOT removed"
                + " GROUP BY source, access_rule")
        .map(
            (row, context) ->
                extents
                    .computeIfAbsent(row.getString("source"), source -> new HashMap<>())
                    .put(AccessRule.parse(row.getString("access_rule")), row.getLong("documents")))
        .list();
    return extents;
  }

  static List<CorpusChange> changesAfter(Handle handle, long number, String model, int limit) {
    List<CorpusRow> rows =
        handle
            .createQuery(
                "SELECT * FROM document WHERE change_number > :number ORDER BY change_number LIMIT"
                    + " :limit")
            .bind("number", number)
            .bind("limit", limit)
            .map((row, context) -> CorpusRow.of(row))
            .list();
    List<String> current = ids(rows.stream().filter(row -> !row.removed()).toList());
    Map<String, List<Passage>> passages = passages(handle, current);
    List<String> embedded =
        ids(rows.stream().filter(row -> row.embeddedBy().equals(Optional.of(model))).toList());
    Map<String, DocumentVectors> vectors =
        embedded.isEmpty() ? Map.of() : VectorRows.complete(handle, model, embedded);
    List<CorpusChange> changes = new ArrayList<>();
    for (CorpusRow row : rows) {
      changes.add(
          row.removed()
              ? new CorpusChange.Removed(row.changeNumber(), new DocumentId(row.id()))
              : new CorpusChange.Stored(
                  row.changeNumber(),
                  row.document(passages),
                  Optional.ofNullable(vectors.get(row.id()))));
    }
    return changes;
  }

  private static List<String> ids(List<CorpusRow> rows) {
    return rows.stream().map(CorpusRow::id).toList();
  }

  private static Map<String, List<Passage>> passages(Handle handle, List<String> ids) {
    Map<String, List<Passage>> passages = new HashMap<>();
    if (ids.isEmpty()) {
      return passages;
    }
    handle
        .createQuery(
            """
            SELECT document_id, position, heading_path, text FROM passage
            WHERE document_id IN (<ids>) ORDER BY document_id, position
            """)
        .bindList("ids", ids)
        .map(
            (row, context) ->
                passages
                    .computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                    .add(new Passage(row.getInt(2), split(row.getString(3)), row.getString(4))))
        .list();
    return passages;
  }

  private static List<String> split(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(SEPARATOR, -1));
  }

  private static String clip(String text, int length) {
    return StorableText.of(text, length);
  }

  /** Row of the document table, read while its result set is open. */
  private record CorpusRow(
      String id,
      String source,
      DocumentKind kind,
      AccessRule access,
      FrontMatter frontMatter,
      Optional<String> embeddedBy,
      long changeNumber,
      boolean removed) {

    static CorpusRow of(ResultSet row) throws SQLException {
      FrontMatter front =
          new FrontMatter(
              StorableText.notBlank(row.getString("title"), Integer.MAX_VALUE),
              Optional.ofNullable(row.getString("link")),
              Optional.ofNullable(row.getString("owner")),
              Optional.ofNullable(row.getObject("last_reviewed_on", LocalDate.class)),
              Optional.ofNullable(row.getObject("review_due", LocalDate.class)),
              split(row.getString("tags")));
      return new CorpusRow(
          row.getString("id"),
          row.getString("source"),
          DocumentKind.valueOf(row.getString("kind")),
          AccessRule.parse(row.getString("access_rule")),
          front,
          Optional.ofNullable(row.getString("embedded_by")),
          row.getLong("change_number"),
          row.getBoolean("removed"));
    }

    Document document(Map<String, List<Passage>> passages) {
      return new Document(
          new DocumentId(id),
          source,
          kind,
          access,
          frontMatter,
          passages.getOrDefault(id, List.of()));
    }
  }

  static Map<String, Long> documentsByPath(Handle handle, String source) {
    return handle
        .createQuery(
            "SELECT path, COUNT(*) AS documents FROM document WHERE source = :source AND"
                + " NOT removed GROUP BY path")
        .bind("source", source)
        .map((row, context) -> Map.entry(row.getString("path"), row.getLong("documents")))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
