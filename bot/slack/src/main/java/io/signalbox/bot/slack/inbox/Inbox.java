package io.signalbox.bot.slack.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.signalbox.knowledge.table.ColumnValues;
import io.signalbox.knowledge.table.WorkQueueTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Queue of Slack's deliveries in the table {@code inbox}. Safe for use from several threads and
 * processes: a delivery is stored once, and leased to one worker at a time.
 */
public final class Inbox {
  private static final WorkQueueTable ROWS = new WorkQueueTable("inbox", "id = :id");
  private static final Duration KEPT = Duration.ofDays(2);
  private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(new Jdk8Module());

  private final Jdbi jdbi;
  private final Clock clock;

  public Inbox(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Delivery leased to this worker.
   *
   * @param attempts how often it has been taken, this time included
   */
  public record Claimed(InboxDelivery delivery, int attempts) {}

  /**
   * Stores the delivery, so that it survives a restart.
   *
   * @return false when it was delivered before
   */
  public boolean accept(InboxDelivery delivery) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        """
                        INSERT INTO inbox (id, body, received_at, leased_until, attempts)
                        VALUES (:id, :body, :now, :now, 0) ON CONFLICT DO NOTHING
                        """)
                    .bind("id", delivery.id())
                    .bind("body", write(delivery))
                    .bind("now", ColumnValues.time(now))
                    .execute()
                == 1);
  }

  /** Leases unfinished deliveries that nobody has leased, oldest first. */
  public List<Claimed> claim(int most) {
    return ROWS.claim(
        jdbi,
        """
        SELECT id FROM inbox WHERE finished_at IS NULL AND %s
        ORDER BY received_at, id FETCH FIRST :most ROWS ONLY
        """,
        clock.instant(),
        most,
        Inbox::read);
  }

  private static Claimed read(Handle handle, String id) {
    return handle
        .createQuery("SELECT body, attempts FROM inbox WHERE id = :id")
        .bind("id", id)
        .map((row, context) -> new Claimed(read(row.getString("body")), row.getInt("attempts")))
        .one();
  }

  /**
   * Finishes a delivery and writes its result in one transaction.
   *
   * @param outcome writes what came of it
   */
  public void finish(String id, Consumer<Handle> outcome) {
    jdbi.useTransaction(
        handle -> {
          if (ROWS.finish(handle, Map.of("id", id), clock.instant())) {
            outcome.accept(handle);
          }
        });
  }

  /** Ends the lease, so that the delivery can be taken again after a pause. */
  public void putBack(String id, Duration pause) {
    jdbi.useHandle(handle -> ROWS.postpone(handle, Map.of("id", id), clock.instant(), pause));
  }

  /**
   * Ends all leases, which a process that ended has left. For the start of the only process that
   * works on this database; with several, leases run out by themselves.
   */
  public void freeAll() {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE inbox SET leased_until = :now WHERE finished_at IS NULL")
                .bind("now", ColumnValues.time(clock.instant()))
                .execute());
  }

  /** Deletes old finished deliveries, which Slack does not repeat any more. */
  public void forgetOld() {
    ROWS.forget(jdbi, clock.instant().minus(KEPT));
  }

  /** Returns the number of deliveries that are not finished. */
  public long open() {
    return ROWS.open(jdbi);
  }

  private static String write(InboxDelivery delivery) {
    try {
      return MAPPER.writeValueAsString(delivery);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a delivery is plain JSON", e);
    }
  }

  private static InboxDelivery read(String body) {
    try {
      return MAPPER.readValue(body, InboxDelivery.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the inbox holds a delivery that cannot be read", e);
    }
  }
}
