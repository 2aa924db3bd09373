package io.signalbox.bot.slack.outbox;

import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.WorkQueueTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Queue of messages to post to Slack, in the table {@code outbox}. Safe for use from several
 * threads and processes.
 */
public final class Outbox {
  private static final WorkQueueTable ROWS = new WorkQueueTable("outbox", "id = :id");

  /**
   * Time for which finished posts are kept, during which their messages can be updated, such as
   * those of open escalations.
   */
  private static final Duration KEPT = Duration.ofDays(14);

  private final Jdbi jdbi;
  private final Clock clock;

  public Outbox(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  Clock clock() {
    return clock;
  }

  /**
   * Post leased to this sender.
   *
   * @param attempts how often it has been taken, this time included
   * @param version what it said then
   */
  record Claimed(OutboxPost post, Instant writtenAt, int attempts, int version) {}

  /** State of a post that another post depends on. */
  enum Standing {
    WAITING,
    POSTED,
    /** Refused, or deleted: there will be no message. */
    GONE
  }

  /**
   * Stores posts inside the caller's transaction; a stored post with the same id stays as it is.
   */
  public void put(Handle handle, List<OutboxPost> posts) {
    for (OutboxPost post : posts) {
      handle
          .createUpdate(
              """
              INSERT INTO outbox (id, waits_for, thread, body, written_at, leased_until, attempts)
              VALUES (:id, :waitsFor, :thread, :body, :now, :now, 0) ON CONFLICT DO NOTHING
              """)
          .bind("id", post.id())
          .bind("waitsFor", post.target().waitsFor())
          .bind("thread", post.target().placeInThread())
          .bind("body", PostJson.write(post))
          .bind("now", ColumnValues.time(clock.instant()))
          .execute();
    }
  }

  /**
   * Stores a post that updates a message, inside the caller's transaction: stored again under its
   * id, it is sent again with the new content. Intermediate versions may be skipped, the last one
   * never is.
   */
  public void keep(Handle handle, OutboxPost post) {
    put(handle, List.of(post));
    handle
        .createUpdate(
            """
            UPDATE outbox SET body = :body, version = version + 1, attempts = 0, finished_at = NULL, refused = NULL,
              leased_until = CASE WHEN finished_at IS NULL THEN leased_until ELSE :now END
            WHERE id = :id
            """)
        .bind("body", PostJson.write(post))
        .bind("now", ColumnValues.time(clock.instant()))
        .bind("id", post.id())
        .execute();
  }

  /**
   * Stores posts that somebody requests and may request again: a refused one is retried, and one
   * that was posted sends its receipt at once.
   */
  public void ask(List<OutboxPost> posts) {
    jdbi.useTransaction(
        handle -> {
          for (OutboxPost post : posts) {
            Standing before = standing(handle, post.id());
            if (before == Standing.POSTED) {
              put(handle, post.receipt().flatMap(OutboxPost.Receipt::ofPosted).stream().toList());
            } else {
              put(handle, List.of(post));
              askAgain(handle, post);
            }
          }
        });
  }

  private void askAgain(Handle handle, OutboxPost post) {
    handle
        .createUpdate(
            """
            UPDATE outbox SET body = :body, version = version + 1, attempts = 0, finished_at = NULL, refused = NULL,
              leased_until = :now
            WHERE id = :id AND refused IS NOT NULL
            """)
        .bind("body", PostJson.write(post))
        .bind("now", ColumnValues.time(clock.instant()))
        .bind("id", post.id())
        .execute();
  }

  /** Stores posts in a transaction of their own. */
  public void put(List<OutboxPost> posts) {
    jdbi.useTransaction(handle -> put(handle, posts));
  }

  /**
   * Leases the oldest posts that may be sent. New messages come before updates, so that a page is
   * not delayed by the update of another message; a post that waits for another post, or that
   * follows an unsent one in its thread, is not taken.
   */
  List<Claimed> claim(int most) {
    return ROWS.claim(
        jdbi,
        """
        SELECT id FROM outbox WHERE finished_at IS NULL AND %s
          AND NOT EXISTS (
            SELECT 1 FROM outbox begun WHERE begun.id = outbox.waits_for
              AND begun.finished_at IS NULL AND begun.message_ts IS NULL)
          AND NOT EXISTS (
            SELECT 1 FROM outbox earlier WHERE earlier.thread = outbox.thread AND earlier.finished_at IS NULL
              AND (earlier.written_at < outbox.written_at
                OR (earlier.written_at = outbox.written_at AND earlier.id < outbox.id)))
        ORDER BY CASE WHEN waits_for IS NULL THEN 0 ELSE 1 END, written_at, id
        FETCH FIRST :most ROWS ONLY
        """,
        clock.instant(),
        most,
        Outbox::read);
  }

  private static Claimed read(Handle handle, String id) {
    return handle
        .createQuery("SELECT body, written_at, attempts, version FROM outbox WHERE id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Claimed(
                    PostJson.read(row.getString("body")),
                    ColumnValues.time(row, "written_at"),
                    row.getInt("attempts"),
                    row.getInt("version")))
        .one();
  }

  /**
   * Number and age of the posts that wait for an operator, with the reason.
   *
   * @param since when the oldest was written
   */
  public record HeldPosts(long count, Instant since, String reason) {}

  /** Returns the posts that wait for an operator; empty when none does. */
  public Optional<HeldPosts> held() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT COUNT(*) AS posts, MIN(written_at) AS since, MAX(held) AS reason FROM outbox
                    WHERE held IS NOT NULL AND finished_at IS NULL HAVING COUNT(*) > 0
                    """)
                .map(
                    (row, context) ->
                        new HeldPosts(
                            row.getLong("posts"),
                            ColumnValues.time(row, "since"),
                            row.getString("reason")))
                .findOne());
  }

  /** Returns whether the post is not finished yet. */
  boolean isOpen(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT 1 FROM outbox WHERE id = :id AND finished_at IS NULL")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  Standing standing(String id) {
    return jdbi.withHandle(handle -> standing(handle, id));
  }

  private static Standing standing(Handle handle, String id) {
    return handle
        .createQuery("SELECT finished_at, message_ts FROM outbox WHERE id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                row.getString("message_ts") != null
                    ? Standing.POSTED
                    : ColumnValues.findTime(row, "finished_at").isPresent()
                        ? Standing.GONE
                        : Standing.WAITING)
        .findOne()
        .orElse(Standing.GONE);
  }

  /** Returns the Slack timestamp of a posted message; empty while it is not posted. */
  public Optional<String> messageTs(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT message_ts FROM outbox WHERE id = :id AND message_ts IS NOT NULL")
                .bind("id", id)
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Ends all leases, as {@code io.signalbox.bot.slack.inbox.Inbox.freeAll} does and at the same
   * moment only.
   */
  public void freeAll() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "UPDATE outbox SET leased_until = :now WHERE finished_at IS NULL AND attempts >"
                        + " 0")
                .bind("now", ColumnValues.time(clock.instant()))
                .execute());
  }

  /** Deletes posts that were finished 14 days ago or earlier. */
  public void forgetOld() {
    ROWS.forget(jdbi, clock.instant().minus(KEPT));
  }

  /** Returns the number of posts that are not finished. */
  public long open() {
    return ROWS.open(jdbi);
  }
}
