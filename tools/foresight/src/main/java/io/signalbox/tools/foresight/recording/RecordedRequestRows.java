package io.signalbox.tools.foresight.recording;

import io.signalbox.tools.core.protocol.ApiProtocol;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Repository of the table {@code recorded_request}. */
final class RecordedRequestRows {
  private RecordedRequestRows() {}

  /**
   * Row of the table: one recorded request.
   *
   * @param id of the call
   * @param person fingerprint of the end user's name; empty where none was named
   * @param sealed encrypted body
   */
  record RecordedRow(
      String id,
      String caller,
      String route,
      Instant at,
      String person,
      ApiProtocol shape,
      String sealed) {}

  static void add(Handle handle, RecordedRow row) {
    handle
        .createUpdate(
            """
            INSERT INTO recorded_request (id, caller, route, at, person, shape, sealed)
            VALUES (:id, :caller, :route, :at, :person, :shape, :sealed)\
            """)
        .bind("id", row.id())
        .bind("caller", row.caller())
        .bind("route", row.route())
        .bind("at", row.at().toEpochMilli())
        .bind("person", row.person())
        .bind("shape", row.shape().name())
        .bind("sealed", row.sealed())
        .execute();
  }

  /** Returns the recorded requests of a caller over a route, the latest first. */
  static List<RecordedRow> of(Handle handle, String caller, String route) {
    return list(handle, " WHERE caller = ? AND route = ? ORDER BY at DESC, id", caller, route);
  }

  static List<RecordedRow> all(Handle handle) {
    return list(handle, "");
  }

  private static List<RecordedRow> list(Handle handle, String where, Object... values) {
    return handle
        .select("SELECT * FROM recorded_request" + where, values)
        .map(
            (row, context) ->
                new RecordedRow(
                    row.getString("id"),
                    row.getString("caller"),
                    row.getString("route"),
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("person"),
                    ApiProtocol.valueOf(row.getString("shape")),
                    row.getString("sealed")))
        .list();
  }

  static int delete(Handle handle, String id) {
    return handle.execute("DELETE FROM recorded_request WHERE id = ?", id);
  }
}
