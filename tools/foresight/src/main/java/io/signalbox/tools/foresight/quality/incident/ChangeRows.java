package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.incident.QualityChange.ChangeKind;
import io.signalbox.tools.foresight.quality.signal.ObservedValues.SeenValue;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the tables quality_value and quality_change: records observed values, and as a
 * change, a possible cause of incidents, each value that replaces another.
 */
final class ChangeRows {
  /** Minutes unseen after which a value that comes back is a change, and no turns of several. */
  private static final long FORGOTTEN = 60;

  private static final int LONGEST = 200;

  private ChangeRows() {}

  /**
   * Stores observed values; a value that is new at its place, where another was seen before, is
   * stored as a change.
   */
  static void see(Handle handle, Map<SeenValue, Long> seen) {
    seen.forEach((value, minute) -> see(handle, value, minute));
  }

  private static void see(Handle handle, SeenValue seen, long minute) {
    String value = brief(seen.value());
    String place = seen.subject().dimension() + " " + brief(seen.subject().name());
    Optional<Long> last =
        handle
            .createQuery(
                """
                SELECT last_at FROM quality_value
                WHERE kind = :kind AND place = :place AND seen = :value\
                """)
            .bind("kind", seen.changeKind())
            .bind("place", place)
            .bind("value", value)
            .mapTo(Long.class)
            .findOne();
    Optional<String> other = otherThan(handle, seen.changeKind(), place, value);
    if (last.isEmpty()) {
      handle.execute(
          "INSERT INTO quality_value (kind, place, seen, first_at, last_at) VALUES (?, ?, ?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          seen.changeKind(),
          place,
          value,
          minute,
          minute);
    } else {
      handle.execute(
          "UPDATE quality_value SET last_at = ? WHERE kind = ? AND place = ? AND seen = ?",
          Math.max(minute, last.get()),
          seen.changeKind(),
          place,
          value);
    }
    if (other.isPresent() && last.filter(at -> at >= minute - FORGOTTEN).isEmpty()) {
      ChangeKind kind = ChangeKind.valueOf(seen.changeKind().toUpperCase(Locale.ROOT));
      put(handle, new QualityChange(kind, seen.subject(), minute, other, value));
    }
  }

  /** Returns the other value that was last seen at a place. */
  private static Optional<String> otherThan(
      Handle handle, String kind, String place, String value) {
    return handle
        .createQuery(
            """
            SELECT seen FROM quality_value
            WHERE kind = :kind AND place = :place AND seen <> :value
            ORDER BY last_at DESC FETCH FIRST 1 ROWS ONLY\
            """)
        .bind("kind", kind)
        .bind("place", place)
        .bind("value", value)
        .mapTo(String.class)
        .findOne();
  }

  private static String brief(String text) {
    String bare = text.length() > LONGEST - 10 ? text.substring(0, LONGEST - 10) : text;
    return QualitySubject.storable(bare);
  }

  static void put(Handle handle, QualityChange change) {
    handle
        .createUpdate(
            """
            INSERT INTO quality_change (kind, dimension, place, at, was, becomes)
            VALUES (:kind, :dimension, :place, :at, :was, :becomes)\
            """)
        .bind("kind", change.kind().name())
        .bind("dimension", change.place().dimension().name())
        .bind("place", change.place().name())
        .bind("at", change.minute())
        .bind("was", change.was().orElse(null))
        .bind("becomes", brief(change.becomes()))
        .execute();
  }

  static List<QualityChange> between(Handle handle, long from, long through) {
    return handle
        .createQuery(
            "SELECT * FROM quality_change WHERE at >= :from AND at <= :through ORDER BY at")
        .bind("from", from)
        .bind("through", through)
        .map(
            (row, context) ->
                new QualityChange(
                    ChangeKind.valueOf(row.getString("kind")),
                    new QualitySubject(
                        QualitySubject.Dimension.valueOf(row.getString("dimension")),
                        row.getString("place")),
                    row.getLong("at"),
                    Optional.ofNullable(row.getString("was")),
                    row.getString("becomes")))
        .list();
  }

  static void forget(Handle handle, long before) {
    handle.execute("DELETE FROM quality_change WHERE at < ?", before);
    handle.execute("DELETE FROM quality_value WHERE last_at < ?", before);
  }
}
