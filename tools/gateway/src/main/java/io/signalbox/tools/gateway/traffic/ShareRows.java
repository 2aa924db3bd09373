package io.signalbox.tools.gateway.traffic;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads and writes the table of traffic shares that were set by hand or ended, which all processes
 * see.
 */
final class ShareRows {
  private static final int LONGEST_REASON = 400;

  private final Jdbi jdbi;

  ShareRows(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Stored share that overrides the one of the settings. */
  record StoredShare(int percent, String reason) {}

  Map<String, StoredShare> all() {
    return jdbi.withHandle(
        handle -> {
          Map<String, StoredShare> shares = new HashMap<>();
          handle
              .createQuery("SELECT route, percent, reason FROM route_share")
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getString("route"),
                          new StoredShare(row.getInt("percent"), row.getString("reason"))))
              .forEach(entry -> shares.put(entry.getKey(), entry.getValue()));
          return shares;
        });
  }

  void put(String route, StoredShare share, long now) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate("DELETE FROM route_share WHERE route = :route")
              .bind("route", route)
              .execute();
          handle
              .createUpdate(
                  """
                  INSERT INTO route_share (route, percent, reason, changed_at)
                  VALUES (:route, :percent, :reason, :now)\
                  """)
              .bind("route", route)
              .bind("percent", share.percent())
              .bind(
                  "reason",
                  share.reason().substring(0, Math.min(LONGEST_REASON, share.reason().length())))
              .bind("now", now)
              .execute();
        });
  }
}
