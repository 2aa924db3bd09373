package io.signalbox.bot.slack.live;

import io.signalbox.knowledge.table.ColumnValues;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Repository of the table {@code live_reply}: messages in which a reply was begun, by delivery. */
public final class LiveReplyRows {
  private static final Duration KEPT = Duration.ofDays(2);

  private final Jdbi jdbi;
  private final Clock clock;

  public LiveReplyRows(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Row of live_reply: when a live reply to a delivery was begun, and its message if one was
   * started.
   *
   * @param messageTs empty when it is not known whether it was
   */
  record Begun(Instant at, Optional<String> messageTs) {}

  Optional<Begun> find(String delivery) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT begun_at, message_ts FROM live_reply WHERE delivery_id = :delivery")
                .bind("delivery", delivery)
                .map(
                    (row, context) ->
                        new Begun(
                            ColumnValues.time(row, "begun_at"),
                            Optional.ofNullable(row.getString("message_ts"))))
                .findOne());
  }

  /** Records that a message is about to be started. */
  void begin(String delivery) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO live_reply (delivery_id, begun_at) VALUES (:delivery, :now)"
                        + " ON CONFLICT DO NOTHING")
                .bind("delivery", delivery)
                .bind("now", ColumnValues.time(clock.instant()))
                .execute());
  }

  /** Records the timestamp of the message that was started. */
  void begun(String delivery, String messageTs) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE live_reply SET message_ts = :ts WHERE delivery_id = :delivery")
                .bind("delivery", delivery)
                .bind("ts", messageTs)
                .execute());
  }

  /** Deletes rows older than two days. */
  public void forgetOld() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("DELETE FROM live_reply WHERE begun_at < :before")
                .bind("before", ColumnValues.time(clock.instant().minus(KEPT)))
                .execute());
  }
}
