package io.signalbox.tools.foresight.catalogue.watch;

import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Repository of the table {@code model_notice}, which records the notices and messages sent to
 * owners.
 */
final class NoticeRows {
  /** Placeholder for channel and model in a row that records a sent message. */
  private static final String MESSAGE = "-";

  /** Word for a model that has no day, in the kinds of notices. */
  static final String NO_DAY = "none";

  private NoticeRows() {}

  /** Key of one notice that was given to an owner. */
  record NoticeKey(String owner, String channel, String model, String kind) {}

  /** Records a notice; returns false when it was recorded before. */
  static boolean first(Handle handle, NoticeKey key, Optional<LocalDate> retires, Instant now) {
    return handle
            .createUpdate(
                """
                INSERT INTO model_notice (owner, channel, model, kind, retires, told_at)
                VALUES (:owner, :channel, :model, :kind, :retires, :now) ON CONFLICT DO NOTHING
                """)
            .bind("owner", key.owner())
            .bind("channel", key.channel())
            .bind("model", key.model())
            .bind("kind", key.kind())
            .bind("retires", retires.map(LocalDate::toString).orElse(null))
            .bind("now", now.toEpochMilli())
            .execute()
        == 1;
  }

  /**
   * Returns the retirement day in the latest notice to an owner; the outer optional is empty when
   * there was no notice.
   */
  static Optional<Optional<LocalDate>> told(
      Handle handle, String owner, String channel, String model) {
    return handle
        .createQuery(
            """
            SELECT retires FROM model_notice
            WHERE owner = :owner AND channel = :channel AND model = :model
            ORDER BY told_at DESC, kind DESC FETCH FIRST 1 ROWS ONLY
            """)
        .bind("owner", owner)
        .bind("channel", channel)
        .bind("model", model)
        .map((row, context) -> Optional.ofNullable(row.getString("retires")).map(LocalDate::parse))
        .findOne();
  }

  /**
   * Returns the day from which the model's retirement moved, as an owner was told after a time;
   * empty where it did not move or had no day.
   */
  static Optional<LocalDate> movedFrom(Handle handle, String owner, ModelFact fact, Instant after) {
    return handle
        .createQuery(
            """
            SELECT kind FROM model_notice
            WHERE owner = :owner AND channel = :channel AND model = :model
              AND kind LIKE 'moved %' AND told_at > :after
            ORDER BY told_at DESC FETCH FIRST 1 ROWS ONLY
            """)
        .bind("owner", owner)
        .bind("channel", fact.channel())
        .bind("model", fact.model())
        .bind("after", after.toEpochMilli())
        .mapTo(String.class)
        .findOne()
        .map(kind -> kind.split(" ", -1)[1])
        .filter(day -> !day.equals(NO_DAY))
        .map(LocalDate::parse);
  }

  /**
   * Records that the message with this id was sent to an owner, so that it is sent once and can be
   * updated.
   */
  static void sent(Handle handle, String owner, String id, Instant now) {
    first(handle, new NoticeKey(owner, MESSAGE, MESSAGE, id), Optional.empty(), now);
  }

  /** Returns the id of the latest message to an owner, if it was sent after a time. */
  static Optional<String> latest(Handle handle, String owner, Instant after) {
    return handle
        .createQuery(
            """
            SELECT kind FROM model_notice
            WHERE owner = :owner AND model = :message AND told_at > :after
            ORDER BY told_at DESC FETCH FIRST 1 ROWS ONLY
            """)
        .bind("owner", owner)
        .bind("message", MESSAGE)
        .bind("after", after.toEpochMilli())
        .mapTo(String.class)
        .findOne();
  }

  /** Returns the owners who were sent a message after a time. */
  static List<String> owners(Handle handle, Instant after) {
    return handle
        .createQuery(
            "SELECT DISTINCT owner FROM model_notice WHERE model = :message AND told_at > :after")
        .bind("message", MESSAGE)
        .bind("after", after.toEpochMilli())
        .mapTo(String.class)
        .list();
  }
}
