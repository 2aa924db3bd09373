package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.BurnRate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Repository of the table {@code quality_burn}. */
final class BurnRows {
  private BurnRows() {}

  /** Stored state of an objective whose error budget goes too fast; times in minutes. */
  record StoredBurn(long since, long seenAt, boolean pages) {}

  static Optional<StoredBurn> find(Handle handle, String name) {
    return handle
        .createQuery(
            "SELECT since, seen_at, pages FROM quality_burn WHERE objective = :name FOR UPDATE")
        .bind("name", name)
        .map(
            (row, context) ->
                new StoredBurn(
                    row.getLong("since"), row.getLong("seen_at"), row.getBoolean("pages")))
        .findOne();
  }

  static void put(Handle handle, String name, long since, long now, BurnRate burn) {
    delete(handle, name);
    handle.execute(
        "INSERT INTO quality_burn (objective, since, seen_at, pages, factor, span)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        name,
        since,
        now,
        burn.pages(),
        burn.factor(),
        burn.window().toMinutes());
  }

  static void delete(Handle handle, String name) {
    handle.execute("DELETE FROM quality_burn WHERE objective = ?", name);
  }
}
