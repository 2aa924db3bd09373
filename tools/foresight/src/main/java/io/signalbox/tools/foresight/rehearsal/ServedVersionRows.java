package io.signalbox.tools.foresight.rehearsal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Repository of the table {@code served_version}. Safe for use from several threads. */
final class ServedVersionRows {
  private final Jdbi jdbi;

  ServedVersionRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Key of the table: the route, and the model that it asked its provider for. */
  record VersionKey(String route, String model) {}

  /** Stores that replies named this version at this time. */
  void seen(VersionKey key, String reply, Instant at) {
    jdbi.useTransaction(
        handle -> {
          if (update(handle, key, reply, at) == 0) {
            handle
                .createUpdate(
                    """
                    INSERT INTO served_version (route, model, reply, first_at, latest_at)
                    VALUES (:route, :model, :reply, :at, :at)\
                    """)
                .bind("route", key.route())
                .bind("model", key.model())
                .bind("reply", reply)
                .bind("at", at.toEpochMilli())
                .execute();
          }
        });
  }

  private static int update(Handle handle, VersionKey key, String reply, Instant at) {
    return handle
        .createUpdate(
            "UPDATE served_version SET latest_at = :at"
                + " WHERE route = :route AND model = :model AND reply = :reply")
        .bind("route", key.route())
        .bind("model", key.model())
        .bind("reply", reply)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Returns the version that was named last, by route and model. */
  Map<VersionKey, String> latest() {
    return jdbi.withHandle(
        handle -> {
          Map<VersionKey, String> latest = new HashMap<>();
          handle
              .createQuery("SELECT route, model, reply FROM served_version ORDER BY latest_at")
              .map(
                  (row, context) ->
                      Map.entry(
                          new VersionKey(row.getString("route"), row.getString("model")),
                          row.getString("reply")))
              .forEach(each -> latest.put(each.getKey(), each.getValue()));
          return latest;
        });
  }
}
