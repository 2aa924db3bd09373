package io.signalbox.ingestion.run;

import io.signalbox.ingestion.read.SkippedItem;
import io.signalbox.knowledge.text.ShortenedText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Repository of the table ingest_skipped: rows and files that could not be used, so that runs over
 * unchanged files report them too. Safe for use from several threads.
 */
final class SkippedItemRows {
  /** Maximum number of entries stored of one file; the run that reads it counts the others. */
  static final int MOST_OF_FILE = 200;

  private static final int LONGEST_REASON = 900;

  private final Jdbi jdbi;

  SkippedItemRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the skipped items of a source by file path, in the order of the file. */
  Map<String, List<SkippedItem>> of(String source) {
    Map<String, List<SkippedItem>> items = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT path, line, reason FROM ingest_skipped WHERE source = :source"
                        + " ORDER BY path, position")
                .bind("source", source)
                .map(
                    (row, context) ->
                        new SkippedItem(
                            row.getString("path"), row.getLong("line"), row.getString("reason")))
                .forEach(
                    item ->
                        items.computeIfAbsent(item.path(), path -> new ArrayList<>()).add(item)));
    return items;
  }

  /** Replaces the skipped items of a file. */
  void replace(String source, String path, List<SkippedItem> items) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM ingest_skipped WHERE source = ? AND path = ?", source, path);
          if (items.isEmpty()) {
            return;
          }
          PreparedBatch batch =
              handle.prepareBatch(
                  "INSERT INTO ingest_skipped (source, path, position, line, reason)"
                      + " VALUES (:source, :path, :position, :line, :reason)");
          for (int i = 0; i < items.size(); i++) {
            batch
                .bind("source", source)
                .bind("path", path)
                .bind("position", i)
                .bind("line", items.get(i).line())
                .bind("reason", ShortenedText.of(items.get(i).reason(), LONGEST_REASON))
                .add();
          }
          batch.execute();
        });
  }

  /** Deletes the entries of a source. */
  void forget(String source) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM ingest_skipped WHERE source = ?", source));
  }
}
