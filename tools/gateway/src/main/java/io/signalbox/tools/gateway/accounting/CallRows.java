package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jspecify.annotations.Nullable;

/** Inserts and updates call records in the table gateway_call, each id once. */
final class CallRows {
  private static final String INSERT =
      """
      INSERT INTO gateway_call (id, at, caller, team, route, answered_by, provider, model, data_class,
        prompt_print, tools_print, input_tokens, output_tokens, cached_tokens, cost, saved,
        first_token_us, total_us, attempts, cache, redactions, finish_reason, outcome, usage_basis,
        tag, end_user, served_prompt, written_tokens, searches)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING\
      """;

  private CallRows() {}

  /** Inserts the records and returns the row count of each: 0 for one that was present already. */
  static int[] insert(Handle handle, Iterable<CallRecord> records) {
    // Binding by name took two thirds of the time of a batch, at thousands of calls a second.
    try (PreparedStatement batch = handle.getConnection().prepareStatement(INSERT)) {
      for (CallRecord record : records) {
        Binding binding = new Binding(batch);
        bind(binding, record);
        batch.addBatch();
      }
      return batch.executeBatch();
    } catch (SQLException e) {
      throw new TransactionException("call records cannot be written", e);
    }
  }

  /** Returns whether this very record is stored, since a client may have sent an id twice. */
  static boolean holds(Handle handle, CallRecord record) {
    return handle
            .createQuery("SELECT COUNT(*) FROM gateway_call WHERE id = :id AND at = :at")
            .bind("id", record.id())
            .bind("at", record.at().toEpochMilli())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /**
   * Raises the stored cost of a call to that of this record if it is higher, or replaces it if the
   * call had counted as lost.
   *
   * @return what it costs more than before; empty when it is another caller's
   */
  static OptionalLong amend(Handle handle, CallRecord record) {
    Optional<Known> found =
        handle
            .createQuery(
                "SELECT cost, outcome FROM gateway_call WHERE id = :id AND caller = :caller FOR"
                    + " UPDATE")
            .bind("id", record.id())
            .bind("caller", record.who().caller())
            .map((row, context) -> new Known(row.getLong("cost"), row.getString("outcome")))
            .findOne();
    if (found.isEmpty()) {
      return OptionalLong.empty();
    }
    long cost = record.cost().picodollars();
    boolean lost = found.get().outcome().equals(CallOutcome.LOST.name());
    if (cost <= found.get().cost() && !lost) {
      return OptionalLong.of(0);
    }
    handle
        .createUpdate(
            """
            UPDATE gateway_call SET cost = :cost, input_tokens = :input, output_tokens = :output,
              finish_reason = :finish, outcome = :outcome, usage_basis = :basis
            WHERE id = :id\
            """)
        .bind("id", record.id())
        .bind("cost", cost)
        .bind("input", record.usage().input())
        .bind("output", record.usage().output())
        .bind("finish", record.finishReason().orElse(null))
        .bind("outcome", record.outcome().name())
        .bind("basis", record.basis().name())
        .execute();
    return OptionalLong.of(cost - found.get().cost());
  }

  private record Known(long cost, String outcome) {}

  /** Binds values to the columns of a prepared statement, one after the other. */
  private static final class Binding {
    private final PreparedStatement statement;
    private int column;

    Binding(PreparedStatement statement) {
      this.statement = statement;
    }

    Binding text(@Nullable String value) throws SQLException {
      statement.setString(++column, value);
      return this;
    }

    Binding number(long value) throws SQLException {
      statement.setLong(++column, value);
      return this;
    }

    Binding micros(Optional<Duration> value) throws SQLException {
      if (value.isEmpty()) {
        statement.setNull(++column, Types.BIGINT);
        return this;
      }
      return number(CallRows.micros(value.get()));
    }
  }

  private static void bind(Binding row, CallRecord record) throws SQLException {
    CallRecord.AnsweredBy by = record.answeredBy().orElse(null);
    row.text(record.id())
        .number(record.at().toEpochMilli())
        .text(record.who().caller())
        .text(record.who().team())
        .text(record.who().route())
        .text(by == null ? null : by.route())
        .text(by == null ? null : by.provider())
        .text(by == null ? null : by.model())
        .text(record.who().dataClass().name())
        .text(record.prints().prompt().orElse(null))
        .text(record.prints().tools().orElse(null))
        .number(record.usage().input())
        .number(record.usage().output())
        .number(record.usage().cachedInput())
        .number(record.cost().picodollars())
        .number(record.saved().picodollars())
        .micros(record.firstToken())
        .number(micros(record.total()))
        .number(record.attempts())
        .text(record.cache().name())
        .number(record.redactions())
        .text(record.finishReason().map(CallRows::brief).orElse(null))
        .text(record.outcome().name())
        .text(record.basis().name())
        .text(record.labels().tag().orElse(null))
        .text(record.labels().user().orElse(null))
        .text(record.labels().prompt().orElse(null))
        .number(record.usage().cacheWrite())
        .number(record.usage().searches());
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) : text;
  }
}
