package io.signalbox.knowledge.table;

import io.signalbox.knowledge.document.AccessClause;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.TableFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the files from which the rows of one kind of table were read, with the SQL for
 * their access rules. Writers of one file stand in a line, so that each reader sees the rows of one
 * of them.
 *
 * @param kind at most 20 characters, such as {@code oncall}
 * @param rows name of the table that holds the rows of its files, by {@code source} and {@code
 *     path}
 */
public record TableFiles(String kind, String rows) {
  /** Reader term that is granted no file. */
  private static final String NOBODY = "nobody";

  /** Length of the prefix {@code #2} of the reader terms of a clause after the first. */
  private static final int MARK = 2;

  /**
   * SQL condition that an audience may see the file {@code f}, for a query with {@link
   * #readers(Audience)} bound as the list {@code readers}. It needs one reader of the first clause,
   * and of each other clause that the file has.
   */
  public static final String VISIBLE =
      """
      EXISTS (SELECT 1 FROM table_file_reader r
        WHERE r.kind = f.kind AND r.source = f.source AND r.path = f.path
          AND r.reader NOT LIKE '#%%' AND r.reader IN (<readers>))
      AND NOT EXISTS (SELECT 1 FROM table_file_reader c
        WHERE c.kind = f.kind AND c.source = f.source AND c.path = f.path AND c.reader LIKE '#%%'
          AND NOT EXISTS (SELECT 1 FROM table_file_reader r
            WHERE r.kind = f.kind AND r.source = f.source AND r.path = f.path
              AND SUBSTRING(r.reader, 1, %d) = SUBSTRING(c.reader, 1, %d) AND r.reader IN (<readers>)))
      """
          .formatted(MARK, MARK);

  /** Columns of the file {@code f} that {@link #read} needs in a query. */
  public static final String COLUMNS =
      """
      f.source AS file_source, f.path AS file_path, f.access_rule AS file_access_rule,
      f.modified_at AS file_modified_at, f.read_at AS file_read_at
      """;

  /** Returns the reader terms of an audience, to bind in {@link #VISIBLE}; never empty. */
  public static List<String> readers(Audience audience) {
    List<String> readers = new ArrayList<>(List.of(NOBODY));
    for (int clause = 1; clause <= AccessRule.MOST_CLAUSES; clause++) {
      String mark = mark(clause);
      audience.terms().forEach(term -> readers.add(mark + term));
    }
    return readers;
  }

  private static String mark(int clause) {
    return clause == 1 ? "" : "#" + clause;
  }

  /** Replaces all rows that were read from this file. */
  public void replace(Jdbi jdbi, TableFile file, Consumer<Handle> insertion) {
    jdbi.useTransaction(
        handle -> {
          lock(handle, file);
          deleteRows(handle, file.source(), file.path());
          insertion.accept(handle);
        });
  }

  /**
   * Removes a file and its rows.
   *
   * @return whether it was known
   */
  public boolean forget(Jdbi jdbi, String source, String path) {
    return jdbi.inTransaction(
        handle -> {
          hold(handle, source, path);
          deleteRows(handle, source, path);
          return forget(handle, source, path);
        });
  }

  /** Returns the number of rows that were read from this file. */
  public long size(Jdbi jdbi, String source, String path) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM " + rows + " WHERE source = :source AND path = :path")
                .bind("source", source)
                .bind("path", path)
                .mapTo(Long.class)
                .one());
  }

  private void deleteRows(Handle handle, String source, String path) {
    handle.execute("DELETE FROM " + rows + " WHERE source = ? AND path = ?", source, path);
  }

  /** Inserts the file if it is new, and locks its row until the transaction ends. */
  private void lock(Handle handle, TableFile file) {
    handle
        .createUpdate(
            """
            INSERT INTO table_file (kind, source, path, access_rule, modified_at, read_at)
            VALUES (:kind, :source, :path, :access, :modified, :read)
            ON CONFLICT DO NOTHING
            """)
        .bind("kind", kind)
        .bind("source", file.source())
        .bind("path", file.path())
        .bind("access", file.access().text())
        .bind("modified", file.modifiedAt().map(ColumnValues::time))
        .bind("read", ColumnValues.time(file.readAt()))
        .execute();
    handle
        .createUpdate(
            """
            UPDATE table_file SET access_rule = :access, modified_at = :modified, read_at = :read
            WHERE kind = :kind AND source = :source AND path = :path
            """)
        .bind("kind", kind)
        .bind("source", file.source())
        .bind("path", file.path())
        .bind("access", file.access().text())
        .bind("modified", file.modifiedAt().map(ColumnValues::time))
        .bind("read", ColumnValues.time(file.readAt()))
        .execute();
    deleteReaders(handle, file.source(), file.path());
    for (String reader : readersOf(file.access())) {
      handle.execute(
          "INSERT INTO table_file_reader (kind, source, path, reader) VALUES (?, ?, ?, ?)",
          kind,
          file.source(),
          file.path(),
          reader);
    }
  }

  /** Locks the row of a file until the transaction ends; does nothing when there is none. */
  private void hold(Handle handle, String source, String path) {
    handle
        .createQuery(
            """
            SELECT kind FROM table_file
            WHERE kind = :kind AND source = :source AND path = :path FOR UPDATE
            """)
        .bind("kind", kind)
        .bind("source", source)
        .bind("path", path)
        .mapTo(String.class)
        .list();
  }

  /**
   * Deletes the file's row; its table rows are deleted before.
   *
   * @return whether it was known
   */
  private boolean forget(Handle handle, String source, String path) {
    deleteReaders(handle, source, path);
    return handle.execute(
            "DELETE FROM table_file WHERE kind = ? AND source = ? AND path = ?", kind, source, path)
        > 0;
  }

  /** Returns every file by source and path regardless of access; for operators and re-reading. */
  public List<TableFile> list(Handle handle) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM table_file f WHERE f.kind = :kind ORDER BY f.source, f.path")
        .bind("kind", kind)
        .map((row, context) -> read(row))
        .list();
  }

  /** Maps a result row that was selected with {@link #COLUMNS} to its file. */
  public static TableFile read(ResultSet row) throws SQLException {
    return new TableFile(
        row.getString("file_source"),
        row.getString("file_path"),
        AccessRule.parse(row.getString("file_access_rule")),
        ColumnValues.findTime(row, "file_modified_at"),
        ColumnValues.time(row, "file_read_at"));
  }

  private void deleteReaders(Handle handle, String source, String path) {
    handle.execute(
        "DELETE FROM table_file_reader WHERE kind = ? AND source = ? AND path = ?",
        kind,
        source,
        path);
  }

  private static Set<String> readersOf(AccessRule rule) {
    Set<String> readers = new HashSet<>();
    int clause = 1;
    for (AccessClause each : rule.ordered()) {
      String mark = mark(clause++);
      each.terms().forEach(term -> readers.add(mark + term));
    }
    return readers;
  }
}
