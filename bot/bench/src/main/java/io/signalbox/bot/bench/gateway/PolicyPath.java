package io.signalbox.bot.bench.gateway;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.config.database.Database;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.gateway.accounting.CallJournal;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.call.GatewayStores;
import io.signalbox.tools.gateway.call.GatewayTelemetry;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.KeyCheck;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.gateway.limit.RateLimiter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;

/**
 * Runs a call's policy path in this process: key, reading the request, route, limits, budget,
 * redaction, a provider that answers at once, reading and restoring its answer, the record. No
 * sockets; the database writes in the background as it does when serving.
 */
final class PolicyPath implements AutoCloseable {
  private final Database database;
  private final CallLedger ledger;
  private final KeyRing keys;
  private final Gateway gateway;
  private final String key;
  private final byte[] body = BenchOrganisation.body(false);
  private int number;

  PolicyPath(BenchOrganisation organisation, Clock clock) {
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
            new GatewayStores(
                new RateLimiter(database.jdbi(), clock),
                budgets,
                ledger,
                new Approvals(
                    database.jdbi(), clock, new SecureRandom(), (handle, approval) -> {})),
            new AnswerCache(Optional.empty(), clock),
            new GatewayTelemetry(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), OpenTelemetry.noop()),
            clock,
            new SecureRandom());
  }

  /** Runs one call from its key to its record. */
  void call() {
    call(number++, body);
  }

  /**
   * Flushes the ledger to the database, so that pending writes do not pile up between measurements.
   */
  void rest() {
    ledger.flush();
  }

  private void call(int number, byte[] body) {
    if (!(keys.check(key) instanceof KeyCheck.Accepted accepted)) {
      throw new IllegalStateException("the key is not accepted");
    }
    GatewayCall call =
        GatewayCall.of(
            "path-" + number, accepted.caller(), RequestBody.read(ApiProtocol.OPENAI_CHAT, body));
    switch (gateway.answer(call)) {
      case GatewayReply.CallRefused refused ->
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
