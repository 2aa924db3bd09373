package io.signalbox.tools.foresight.quality.remedy;

import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Repository of the table {@code quality_model_pin}. */
final class PinRows {
  private PinRows() {}

  static List<PinnedModel> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM quality_model_pin ORDER BY route")
        .map(
            (row, context) ->
                new PinnedModel(
                    row.getString("route"),
                    row.getString("model"),
                    row.getString("settings_model"),
                    row.getString("pinned_by")))
        .list();
  }

  /**
   * Returns a route's settings as any process last noted them; another process may have read the
   * settings again since this one did.
   */
  static Optional<String> notedSettings(Handle handle, String route) {
    return handle
        .createQuery(
            """
            SELECT seen FROM quality_value WHERE kind = 'settings' AND place = :place
            ORDER BY last_at DESC, first_at DESC FETCH FIRST 1 ROWS ONLY\
            """)
        .bind("place", QualitySubject.Dimension.ROUTE + " " + route)
        .mapTo(String.class)
        .findOne();
  }

  /** Stores a pin in the place of an earlier one of the route. */
  static void put(Handle handle, PinnedModel pin, long minute) {
    delete(handle, pin.route());
    handle
        .createUpdate(
            """
            INSERT INTO quality_model_pin (route, model, settings_model, pinned_by, pinned_at)
            VALUES (:route, :model, :instead, :person, :at)\
            """)
        .bind("route", pin.route())
        .bind("model", pin.model())
        .bind("instead", pin.instead())
        .bind("person", pin.person())
        .bind("at", minute)
        .execute();
  }

  static boolean delete(Handle handle, String route) {
    return handle.execute("DELETE FROM quality_model_pin WHERE route = ?", route) > 0;
  }
}
