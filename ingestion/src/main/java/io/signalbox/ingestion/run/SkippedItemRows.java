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
 * Rows and files that the last reading of each file left out, kept so that a run in which the file
 * is unchanged names them too. Safe for use from several threads.
 */
final class SkippedItemRows {
  /** More of one file are counted by the run that reads it, and not kept. */
  static final int MOST_OF_FILE = 200;

  private static final int LONGEST_REASON = 900;

  private final Jdbi jdbi;

  SkippedItemRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns what was left out, by path, each in the order of its file. */
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

  /** Puts these in the place of what was left out of the file before. */
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

  /** Forgets a source that is in the settings no more. */
  void forget(String source) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM ingest_skipped WHERE source = ?", source));
  }
}
