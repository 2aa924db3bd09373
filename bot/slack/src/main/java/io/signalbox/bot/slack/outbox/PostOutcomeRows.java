package io.signalbox.bot.slack.outbox;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.LeaseTimes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Stores the outcome of attempts to post in the table {@code outbox}, each with its receipt in one
 * transaction.
 */
final class PostOutcomeRows {
  private static final int LONGEST_REASON = 1000;

  private final Outbox outbox;
  private final Jdbi jdbi;
  private final Clock clock;

  PostOutcomeRows(Outbox outbox) {
    this.outbox = outbox;
    this.jdbi = outbox.jdbi();
    this.clock = outbox.clock();
  }

  /** Marks a post as posted; if it was changed meanwhile, it becomes due again. */
  void posted(Outbox.Claimed claimed, Optional<String> ts) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE outbox SET message_ts = :ts, leased_until = :now, held = NULL,
                    finished_at = CASE WHEN version = :version THEN :now END
                  WHERE id = :id
                  """)
              .bind("now", ColumnValues.time(clock.instant()))
              .bind("ts", ts)
              .bind("version", claimed.version())
              .bind("id", claimed.post().id())
              .execute();
          outbox.put(
              handle,
              claimed.post().receipt().flatMap(OutboxPost.Receipt::ofPosted).stream().toList());
        });
  }

  /** Marks a post as refused for good and stores its receipt. */
  void refused(OutboxPost post, String reason) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE outbox SET finished_at = :now, refused = :reason, held = NULL WHERE id = :id
                  """)
              .bind("now", ColumnValues.time(clock.instant()))
              .bind("reason", ColumnValues.text(reason, LONGEST_REASON))
              .bind("id", post.id())
              .execute();
          outbox.put(
              handle, post.receipt().flatMap(told -> told.ofRefused(reason)).stream().toList());
        });
  }

  /** Marks a post as held for an operator, to be tried again after a pause. */
  void hold(String id, Duration pause, String reason) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE outbox SET leased_until = :until, attempts = GREATEST(0, attempts - 1), held = :reason
                    WHERE id = :id
                    """)
                .bind("until", ColumnValues.time(LeaseTimes.until(clock.instant(), pause)))
                .bind("reason", ColumnValues.text(reason, LONGEST_REASON))
                .bind("id", id)
                .execute());
  }

  /**
   * Replaces a post by another form that is sent at once, unless it was changed meanwhile.
   *
   * @param rest what the other form leaves out
   */
  void rewrite(Outbox.Claimed claimed, OutboxPost instead, Optional<OutboxPost> rest) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  UPDATE outbox SET body = CASE WHEN version = :version THEN :body ELSE body END, leased_until = :now,
                    attempts = GREATEST(0, attempts - 1)
                  WHERE id = :id
                  """)
              .bind("body", PostJson.write(instead))
              .bind("version", claimed.version())
              .bind("now", ColumnValues.time(clock.instant()))
              .bind("id", instead.id())
              .execute();
          outbox.put(handle, rest.stream().toList());
        });
  }

  /** Makes a post whose message was deleted due again, unless that has happened already. */
  void postAgain(String id, String messageTs) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE outbox SET message_ts = NULL, finished_at = NULL, attempts = 0, leased_until = :now
                    WHERE id = :id AND message_ts = :ts
                    """)
                .bind("now", ColumnValues.time(clock.instant()))
                .bind("id", id)
                .bind("ts", messageTs)
                .execute());
  }

  /**
   * Ends the lease, so that the post can be taken again after a pause.
   *
   * @param tried whether it may have been posted this time
   */
  void putBack(String id, Duration pause, boolean tried) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE outbox SET leased_until = :until, attempts = GREATEST(0, attempts -"
                        + " :untried) WHERE id = :id")
                .bind("until", ColumnValues.time(LeaseTimes.until(clock.instant(), pause)))
                .bind("untried", tried ? 0 : 1)
                .bind("id", id)
                .execute());
  }
}
