package io.signalbox.ingestion.live.sync;

import io.signalbox.ingestion.live.sync.ItemRow.ItemState;
import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.table.ColumnValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Repository of the table live_item: version, state and access rule of each item of the live
 * sources. Safe for use from several threads and processes.
 */
final class LiveItemTable {
  static final int LONGEST_ID = 1_500;
  static final int LONGEST_RULE = 4_000;
  private static final int LONGEST_VERSION = 500;
  private static final int LONGEST_REASON = 1_000;
  private static final String CHANGED = "changed; it is read again";

  private final Jdbi jdbi;

  LiveItemTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Returns the rows of these items, by id. */
  Map<String, ItemRow> find(String source, Collection<String> ids) {
    Map<String, ItemRow> rows = new HashMap<>();
    if (ids.isEmpty()) {
      return rows;
    }
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM live_item WHERE source = :source AND item_id IN (<ids>)")
                .bind("source", source)
                .bindList("ids", List.copyOf(ids))
                .map((row, context) -> read(row))
                .forEach(row -> rows.put(row.id(), row)));
    return rows;
  }

  /** Returns every item of a source, by id. */
  Map<String, ItemRow> all(String source) {
    Map<String, ItemRow> rows = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM live_item WHERE source = :source")
                .bind("source", source)
                .map((row, context) -> read(row))
                .forEach(row -> rows.put(row.id(), row)));
    return rows;
  }

  /** Returns the items of a source that could not be fetched, by id. */
  List<ItemRow> toRetry(String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM live_item WHERE source = :source AND state = 'RETRY' ORDER BY"
                        + " item_id")
                .bind("source", source)
                .map((row, context) -> read(row))
                .list());
  }

  /** Lets the next run over the source read this item again, or for the first time. */
  void mark(String source, String id, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO live_item (source, item_id, version, read_as, state, reason, access_rule, read_at)
              VALUES (?, ?, '', '', 'RETRY', '', ?, ?) ON CONFLICT DO NOTHING
              """,
              source,
              id,
              AccessRule.nobody().text(),
              ColumnValues.time(now));
          handle.execute(
              "UPDATE live_item SET state = 'RETRY', reason = ? WHERE source = ? AND item_id = ?",
              CHANGED,
              source,
              id);
        });
  }

  void put(Handle handle, String source, ItemRow row) {
    remove(handle, source, row.id());
    handle
        .createUpdate(
            """
            INSERT INTO live_item (source, item_id, version, read_as, state, reason, access_rule, read_at)
            VALUES (:source, :id, :version, :readAs, :state, :reason, :access, :readAt)
            """)
        .bind("source", source)
        .bind("id", row.id())
        .bind("version", ColumnValues.text(row.version(), LONGEST_VERSION))
        .bind("readAs", row.readAs())
        .bind("state", row.state().name())
        .bind("reason", ColumnValues.text(row.reason(), LONGEST_REASON))
        .bind("access", row.access())
        .bind("readAt", ColumnValues.time(row.readAt()))
        .execute();
  }

  void remove(Handle handle, String source, String id) {
    handle.execute("DELETE FROM live_item WHERE source = ? AND item_id = ?", source, id);
  }

  void forget(String source) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM live_item WHERE source = ?", source));
  }

  long stored(String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM live_item WHERE source = :source AND state = 'STORED'")
                .bind("source", source)
                .mapTo(Long.class)
                .one());
  }

  /** Returns the distinct access rules of a source's stored items. */
  List<AccessRule> rules(String source) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT access_rule FROM live_item WHERE source = :source AND state ="
                        + " 'STORED'")
                .bind("source", source)
                .mapTo(String.class)
                .map(AccessRule::parse)
                .list());
  }

  /**
   * Returns the number of items by the reason why they are skipped, not fetched or seen by nobody.
   */
  Map<String, Long> reasons(String source) {
    Map<String, Long> reasons = new TreeMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT reason, COUNT(*) AS items FROM live_item WHERE source = :source AND"
                        + " reason <> '' GROUP BY reason")
                .bind("source", source)
                .map((row, context) -> Map.entry(row.getString("reason"), row.getLong("items")))
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue())));
    return reasons;
  }

  private static ItemRow read(ResultSet row) throws SQLException {
    return new ItemRow(
        row.getString("item_id"),
        row.getString("version"),
        row.getString("read_as"),
        ItemState.valueOf(row.getString("state")),
        row.getString("reason"),
        row.getString("access_rule"),
        ColumnValues.time(row, "read_at"));
  }
}
