package io.signalbox.bot.bench.gateway;

import com.sun.management.ThreadMXBean;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.signalbox.bot.assembly.SignalboxSettings;
import io.signalbox.config.database.Database;
import io.signalbox.tools.accounting.CallJournal;
import io.signalbox.tools.accounting.CallLedger;
import io.signalbox.tools.approval.Approvals;
import io.signalbox.tools.budget.BudgetBook;
import io.signalbox.tools.cache.AnswerCache;
import io.signalbox.tools.caller.Callers;
import io.signalbox.tools.caller.KeyCheck;
import io.signalbox.tools.caller.KeyRing;
import io.signalbox.tools.gateway.Gateway;
import io.signalbox.tools.gateway.GatewayCall;
import io.signalbox.tools.gateway.GatewayReply;
import io.signalbox.tools.gateway.Telemetry;
import io.signalbox.tools.limit.Limits;
import io.signalbox.tools.wire.RequestBody;
import io.signalbox.tools.wire.Shape;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * The policy path by itself, in this process: key, reading the request, route, limits, budget,
 * redaction, a provider that answers at once, reading and restoring its answer, the record. No
 * sockets; the database writes behind the calls' backs as it does when serving.
 */
final class PathBench implements AutoCloseable {
  private static final int WARM_UP = 100_000;
  private static final int MEASURED = 200_000;

  private final Database database;
  private final CallLedger ledger;
  private final KeyRing keys;
  private final Gateway gateway;
  private final String key;

  PathBench(BenchOrganisation organisation, Clock clock) {
    SignalboxSettings settings = organisation.load();
    this.database = Database.open(settings.database());
    this.key = organisation.key();
    this.keys = new KeyRing(new Callers(database.jdbi(), clock, new SecureRandom()), clock);
    BudgetBook budgets = new BudgetBook(database.jdbi(), "path", clock, warning -> {});
    this.ledger =
        new CallLedger(
            database.jdbi(),
            budgets,
            Optional.of(CallJournal.open(settings.data().resolve("journal"), "path")));
    this.gateway =
        new Gateway(
            settings.routes(),
            new InstantUpstream(),
            new Gateway.Books(
                new Limits(database.jdbi(), clock),
                budgets,
                ledger,
                new Approvals(
                    database.jdbi(), clock, new SecureRandom(), (handle, approval) -> {})),
            new AnswerCache(Optional.empty(), clock),
            new Telemetry(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), OpenTelemetry.noop()),
            clock,
            new SecureRandom());
  }

  /**
   * What one call took.
   *
   * @param nanos of each call
   * @param bytes allocated by each call on its own thread, on average
   */
  record Result(Histogram nanos, double bytes) {}

  Result run() {
    byte[] body = BenchOrganisation.body(false);
    for (int i = 0; i < WARM_UP; i++) {
      call(i, body);
      rest(i);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Histogram nanos = new Histogram(TimeUnit.MINUTES.toNanos(1), 3);
    long allocated = 0;
    for (int i = 0; i < MEASURED; i++) {
      long bytesBefore = threads.getCurrentThreadAllocatedBytes();
      long begun = System.nanoTime();
      call(WARM_UP + i, body);
      nanos.recordValue(System.nanoTime() - begun);
      allocated += threads.getCurrentThreadAllocatedBytes() - bytesBefore;
      rest(i);
    }
    return new Result(nanos, (double) allocated / MEASURED);
  }

  /** The database keeps up: what is measured is the path, not how far it can run ahead. */
  private void rest(int i) {
    if (i % 5_000 == 0) {
      ledger.flush();
    }
  }

  private void call(int number, byte[] body) {
    if (!(keys.check(key) instanceof KeyCheck.Accepted accepted)) {
      throw new IllegalStateException("the key is not accepted");
    }
    GatewayCall call =
        GatewayCall.of(
            "path-" + number, accepted.caller(), RequestBody.read(Shape.OPENAI_CHAT, body));
    switch (gateway.answer(call)) {
      case GatewayReply.Refused refused ->
          throw new IllegalStateException(refused.refusal().sentence());
      case GatewayReply.Answered answered -> {
        try (GatewayReply.Pieces pieces = answered.body()) {
          while (pieces.next().isPresent()) {
            // To the end, as a client's response is written.
          }
        }
      }
    }
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
  }
}
