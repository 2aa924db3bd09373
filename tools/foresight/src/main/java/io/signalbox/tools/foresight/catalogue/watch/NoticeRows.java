package io.signalbox.tools.foresight.catalogue.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads and writes the table {@code model_notice}. */
final class NoticeRows {
  /** Stands for a model in the row of a message. */
  private static final String MESSAGE = "-";

  private NoticeRows() {}

  /** Key of what an owner is told. */
  record NoticeKey(String owner, String channel, String model, String kind) {}

  /** Writes down that somebody is told; false when they were already. */
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

  /** The day of a model that an owner was told last; empty when they were told nothing of it. */
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

  /** Writes down which message was sent. */
  static void sent(Handle handle, String owner, String id, Instant now) {
    first(handle, new NoticeKey(owner, MESSAGE, MESSAGE, id), Optional.empty(), now);
  }

  /** The message that was sent to an owner last, if that was after a time. */
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

  /** Owners who were sent a message after a time. */
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
