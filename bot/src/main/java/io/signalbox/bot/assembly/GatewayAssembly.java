package io.signalbox.bot.assembly;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.signalbox.config.database.Database;
import io.signalbox.tools.accounting.CallLedger;
import io.signalbox.tools.budget.BudgetBook;
import io.signalbox.tools.budget.BudgetWarning;
import io.signalbox.tools.cache.AnswerCache;
import io.signalbox.tools.caller.Callers;
import io.signalbox.tools.caller.KeyRing;
import io.signalbox.tools.gateway.Gateway;
import io.signalbox.tools.gateway.Telemetry;
import io.signalbox.tools.gateway.ToolRoutes;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import io.signalbox.tools.gateway.http.CallExchange;
import io.signalbox.tools.gateway.http.GatewayServer;
import io.signalbox.tools.gateway.http.VertxUpstream;
import io.signalbox.tools.limit.Limits;
import io.signalbox.tools.route.CacheRule;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway and what it needs, built top to bottom, closed in reverse. */
public final class GatewayAssembly implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GatewayAssembly.class);

  private final Database database;
  private final Vertx vertx = Vertx.vertx();
  private final Optional<PreloadedEmbedder> embedder;
  private final VertxUpstream upstream = new VertxUpstream(vertx);
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Callers callers;
  private final KeyRing keys;
  private final CallLedger ledger;
  private final Gateway gateway;
  private final ToolRoutes tools;
  private final SignalboxSettings settings;
  private Optional<GatewayServer> server = Optional.empty();

  private GatewayAssembly(
      SignalboxSettings settings, Clock clock, Consumer<BudgetWarning> warnings) {
    this.settings = settings;
    this.embedder = embedder(settings);
    this.database = Database.open(settings.database());
    this.callers = new Callers(database.jdbi(), clock, new SecureRandom());
    this.keys = new KeyRing(callers, clock);
    BudgetBook budgets =
        new BudgetBook(database.jdbi(), UUID.randomUUID().toString(), clock, warnings);
    this.ledger = new CallLedger(database.jdbi(), budgets);
    Limits limits = new Limits(database.jdbi(), clock);
    this.tools = new ToolRoutes(settings.routes(), upstream, limits, ledger, clock);
    this.gateway =
        new Gateway(
            settings.routes(),
            upstream,
            new Gateway.Books(limits, budgets, ledger),
            new AnswerCache(embedder.map(each -> each), clock),
            new Telemetry(meters, OpenTelemetry.noop()),
            clock,
            new SecureRandom());
  }

  /** The model is loaded only where a route asks whether questions mean the same. */
  private static Optional<PreloadedEmbedder> embedder(SignalboxSettings settings) {
    boolean semantic =
        settings.routes().list().stream()
            .anyMatch(route -> route.cache().matching() == CacheRule.Matching.SEMANTIC);
    return semantic ? Optional.of(new PreloadedEmbedder()) : Optional.empty();
  }

  /** Opens the gateway in this process; budgets that run low are logged. */
  public static GatewayAssembly open(SignalboxSettings settings, Clock clock) {
    return new GatewayAssembly(
        settings,
        clock,
        warning ->
            LOG.warn(
                "budget {} of {} runs low: {} of {} spent, it renews at {}",
                warning.budget().name(),
                warning.budget().owner(),
                warning.spent(),
                warning.budget().amount(),
                warning.renews()));
  }

  public Gateway gateway() {
    return gateway;
  }

  public ToolRoutes tools() {
    return tools;
  }

  public Callers callers() {
    return callers;
  }

  /** Begins to serve, until this is closed; gives the port. */
  public int serve() {
    server =
        Optional.of(
            new GatewayServer(
                settings.gateway(),
                vertx,
                new CallExchange(gateway, keys, new SecureRandom()),
                meters,
                callers::canBeRead));
    return server.get().port();
  }

  @Override
  public void close() {
    server.ifPresent(GatewayServer::close);
    upstream.close();
    ledger.close();
    vertx.close().await();
    embedder.ifPresent(PreloadedEmbedder::close);
    database.close();
  }
}
