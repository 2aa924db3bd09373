package io.signalbox.tools.foresight.catalogue.watch;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the table model_sighting: days on which a model other than the requested one
 * answered, or the model was unknown.
 */
final class SightingRows {
  private SightingRows() {}

  static void add(Handle handle, ModelSighting seen) {
    int updated =
        handle
            .createUpdate(
                """
                UPDATE model_sighting SET calls = calls + :calls
                WHERE seen_day = :day AND model = :model AND caller = :caller AND reply = :reply\
                """)
            .bindMethods(seen)
            .execute();
    if (updated == 0) {
      handle
          .createUpdate(
              """
              INSERT INTO model_sighting (seen_day, model, caller, reply, route, calls, told)
              VALUES (:day, :model, :caller, :reply, :route, :calls, 0)\
              """)
          .bindMethods(seen)
          .execute();
    }
  }

  static List<ModelSighting> since(Handle handle, long day) {
    return handle
        .createQuery(
            "SELECT * FROM model_sighting WHERE seen_day >= :day ORDER BY seen_day DESC, model,"
                + " caller")
        .bind("day", day)
        .map(
            (row, context) ->
                new ModelSighting(
                    row.getLong("seen_day"),
                    row.getString("model"),
                    row.getString("caller"),
                    row.getString("reply"),
                    row.getString("route"),
                    row.getLong("calls")))
        .list();
  }

  /**
   * Marks all rows with the same model, caller and reply as notified; returns false if one was
   * notified before.
   */
  static boolean first(Handle handle, ModelSighting seen) {
    boolean told =
        handle
                .createQuery(
                    "SELECT COUNT(*) FROM model_sighting WHERE model = :model AND caller = :caller"
                        + " AND reply = :reply AND told = 1")
                .bindMethods(seen)
                .mapTo(Long.class)
                .one()
            > 0;
    int marked =
        handle
            .createUpdate(
                "UPDATE model_sighting SET told = 1 WHERE model = :model AND caller = :caller"
                    + " AND reply = :reply AND told = 0")
            .bindMethods(seen)
            .execute();
    return !told && marked > 0;
  }

  static void forget(Handle handle, long before) {
    handle.execute("DELETE FROM model_sighting WHERE seen_day < ?", before);
  }
}
