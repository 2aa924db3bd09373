package io.signalbox.tools.accounting;

import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes call records. */
final class CallRows {
  private static final String INSERT =
      """
      INSERT INTO gateway_call (id, at, caller, team, route, answered_by, provider, model, data_class,
        prompt_print, tools_print, input_tokens, output_tokens, cached_tokens, cost, saved,
        first_token_us, total_us, attempts, cache, redactions, finish_reason, outcome)
      VALUES (:id, :at, :caller, :team, :route, :answeredBy, :provider, :model, :dataClass,
        :prompt, :tools, :input, :output, :cached, :cost, :saved,
        :firstToken, :total, :attempts, :cache, :redactions, :finish, :outcome)
      ON CONFLICT DO NOTHING""";

  private CallRows() {}

  /** How many rows each insert made: 0 for a record that was there already. */
  static int[] insert(Handle handle, Iterable<CallRecord> records) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (CallRecord record : records) {
      bind(batch, record);
      batch.add();
    }
    return batch.execute();
  }

  private static void bind(PreparedBatch batch, CallRecord record) {
    batch
        .bind("id", record.id())
        .bind("at", record.at().toEpochMilli())
        .bind("caller", record.who().caller())
        .bind("team", record.who().team())
        .bind("route", record.who().route())
        .bind("answeredBy", record.answeredBy().map(CallRecord.AnsweredBy::route).orElse(null))
        .bind("provider", record.answeredBy().map(CallRecord.AnsweredBy::provider).orElse(null))
        .bind("model", record.answeredBy().map(CallRecord.AnsweredBy::model).orElse(null))
        .bind("dataClass", record.who().dataClass().name())
        .bind("prompt", record.prints().prompt().orElse(null))
        .bind("tools", record.prints().tools().orElse(null))
        .bind("input", record.usage().input())
        .bind("output", record.usage().output())
        .bind("cached", record.usage().cachedInput())
        .bind("cost", record.cost().picodollars())
        .bind("saved", record.saved().picodollars())
        .bind("firstToken", record.firstToken().map(CallRows::micros).orElse(null))
        .bind("total", micros(record.total()))
        .bind("attempts", record.attempts())
        .bind("cache", record.cache().name())
        .bind("redactions", record.redactions())
        .bind("finish", record.finishReason().map(CallRows::brief).orElse(null))
        .bind("outcome", record.outcome().name());
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1_000;
  }

  private static String brief(String text) {
    return text.length() > 40 ? text.substring(0, 40) : text;
  }
}
