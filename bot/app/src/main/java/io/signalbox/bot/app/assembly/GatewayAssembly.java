package io.signalbox.bot.app.assembly;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.signalbox.bot.app.dependency.CallRecorders;
import io.signalbox.bot.app.foresight.CalendarFeed;
import io.signalbox.knowledge.answer.generation.ToolCatalog;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.upstream.EventLoops;
import io.signalbox.tools.core.upstream.VertxUpstream;
import io.signalbox.tools.foresight.quality.remedy.PinnedRoutes;
import io.signalbox.tools.foresight.rehearsal.SuccessorMoves;
import io.signalbox.tools.foresight.serving.ServedPrompts;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.accounting.CallLog;
import io.signalbox.tools.gateway.accounting.CallStatistics;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.call.Gateway;
import io.signalbox.tools.gateway.call.GatewayStores;
import io.signalbox.tools.gateway.call.GatewayTelemetry;
import io.signalbox.tools.gateway.call.RouteOverview;
import io.signalbox.tools.gateway.caller.Callers;
import io.signalbox.tools.gateway.caller.KeyRing;
import io.signalbox.tools.gateway.embedded.PreloadedEmbedder;
import io.signalbox.tools.gateway.limit.RateLimiter;
import io.signalbox.tools.gateway.mcp.McpClients;
import io.signalbox.tools.gateway.redis.SharedCaches;
import io.signalbox.tools.gateway.server.CallExchange;
import io.signalbox.tools.gateway.server.GatewayServer;
import io.signalbox.tools.gateway.server.PathWarmUp;
import io.signalbox.tools.gateway.server.ServerAddition;
import io.signalbox.tools.gateway.tool.RouteTools;
import io.signalbox.tools.gateway.tool.ToolRoutes;
import io.signalbox.tools.gateway.traffic.TrafficShares;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Composition root of the gateway: builds its clients, stores and server, closes them in reverse.
 */
public final class GatewayAssembly implements AutoCloseable {
  /** Number of event loop threads, on which plain calls run from end to end. */
  private static final int EVENT_LOOPS = Runtime.getRuntime().availableProcessors();

  private static final long SHARES_READ_MILLIS = 1_000;

  private final Vertx vertx = EventLoops.start(EVENT_LOOPS);
  private final VertxUpstream upstream = new VertxUpstream(vertx);
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final TraceExport traces;
  private final List<CallLog> logs;
  private final Callers callers;
  private final CallerAdministration callerChanges;
  private final KeyRing keys;
  private final CallLedger ledger;
  private final Jdbi jdbi;
  private final BudgetBook budgets;
  private final TrafficShares shares;
  private final SuccessorMoves moves;
  private final Gateway gateway;
  private final CallStatistics counts;
  private final RouteOverview overview;
  private final ToolRoutes tools;
  private final McpClients mcp = new McpClients();
  private final ToolRoutes.Ends toolEnds = new ToolRoutes.Ends(upstream, mcp);
  private final Approvals approvals;
  private final QualityMonitor quality;
  private final CallRecorders seen;
  private final PinnedRoutes pinned;
  private final SharedCaches shared;
  private final ServedPrompts served;
  private final StoreGraph stores;
  private final Runnable whenClosed;
  private Optional<GatewayServer> server = Optional.empty();

  private GatewayAssembly(StoreGraph stores, Optional<Embedder> embedder, Runnable whenClosed) {
    this.stores = stores;
    SignalboxSettings settings = stores.settings();
    Clock clock = stores.clock();
    this.jdbi = stores.jdbi();
    this.whenClosed = whenClosed;
    ProcessMeters.bind(meters);
    this.traces = new TraceExport(settings.gateway().traces());
    this.logs = EventListeners.logs(stores);
    this.callers = new Callers(jdbi, clock, new SecureRandom());
    this.callerChanges = new CallerAdministration(jdbi, callers, stores.audit());
    this.keys = new KeyRing(callers, clock);
    String process = UUID.randomUUID().toString();
    this.budgets = new BudgetBook(jdbi, process, clock, EventListeners.warnings(stores, upstream));
    this.ledger = EventListeners.ledger(stores, budgets, process);
    this.counts = new CallStatistics(jdbi);
    this.overview = new RouteOverview(settings.routes(), callers, counts, budgets, clock);
    this.quality = new QualityMonitor(stores, meters);
    this.shares =
        new TrafficShares(jdbi, clock, quality.verdict(), EventListeners.returns(stores, callers));
    this.moves = new SuccessorMoves(jdbi, this::currentRoutes, clock);
    this.served = ServedPrompts.open(jdbi, clock, settings.prompts());
    RateLimiter limits = new RateLimiter(jdbi, clock);
    this.approvals = EventListeners.approvals(stores);
    this.seen = CallRecorders.start(jdbi, this::keepsTexts, clock);
    this.shared = SharedCaches.open(vertx, settings.gateway().redis(), meters, clock);
    this.tools = new ToolRoutes(settings.routes(), toolEnds, limits, ledger, clock);
    this.gateway =
        new Gateway(
            settings.routes(),
            upstream,
            new GatewayStores(limits, budgets, ledger, approvals, shares, served, moves),
            new AnswerCache(embedder, clock, shared.stores(jdbi, clock)),
            new GatewayTelemetry(
                meters, traces.openTelemetry(), logs, EventListeners.all(stores, quality, seen)),
            clock,
            new SecureRandom());
    moves.refresh();
    this.pinned = quality.over(gateway, stores);
  }

  /** Opens the database and builds the gateway on it. */
  public static GatewayAssembly open(SignalboxSettings settings, Clock clock) {
    Optional<PreloadedEmbedder> embedder =
        SharedCaches.needEmbedder(settings.routes())
            ? Optional.of(new PreloadedEmbedder(DataFolder.libraries(settings)).preload())
            : Optional.empty();
    StoreGraph stores = StoreGraph.open(settings, clock);
    Runnable close =
        () -> {
          embedder.ifPresent(PreloadedEmbedder::close);
          stores.close();
        };
    return new GatewayAssembly(stores, embedder.map(each -> each), close);
  }

  /** Builds the gateway over stores and an embedder that stay open when it is closed. */
  static GatewayAssembly beside(StoreGraph stores, Embedder embedder) {
    return new GatewayAssembly(stores, Optional.of(embedder), () -> {});
  }

  private boolean keepsTexts(String route) {
    return gateway.routes().find(route).filter(Route::logsTexts).isPresent();
  }

  /** Returns the database and stores that the gateway writes to. */
  public StoreGraph stores() {
    return stores;
  }

  public RouteOverview overview() {
    return overview;
  }

  public Gateway gateway() {
    return gateway;
  }

  public ToolRoutes tools() {
    return tools;
  }

  /** Returns the store of tool calls that wait for a person's approval. */
  public Approvals approvals() {
    return approvals;
  }

  /** Returns the catalogue of tools that the bot may call for a person who asks it. */
  ToolCatalog toolbox(Caller bot) {
    return new RouteTools(tools, approvals, bot, new SecureRandom());
  }

  /** Returns the shares of routes' calls that go over other routes. */
  public TrafficShares shares() {
    return shares;
  }

  private RouteTable currentRoutes() {
    return gateway.routes();
  }

  /** Returns what becomes of routes whose models have retired. */
  SuccessorMoves moves() {
    return moves;
  }

  /** Returns the prompts that a request may name instead of sending their text. */
  public ServedPrompts served() {
    return served;
  }

  /** Returns the state of each budget, with the shares of divided ones that were used. */
  public List<BudgetStatus> budgetStates() {
    return EventListeners.budgets(callers.list(), gateway.routes(), budgets);
  }

  /** Replaces the routes; all other settings take effect after a restart. */
  public void reload(SignalboxSettings changed) {
    pinned.reload(changed.routes());
  }

  /** Returns the routes of the settings and the models to which people took them back. */
  PinnedRoutes pinned() {
    return pinned;
  }

  public CallLedger ledger() {
    return ledger;
  }

  /** Returns the counts of calls over all processes that share the database. */
  public CallStatistics counts() {
    return counts;
  }

  public Callers callers() {
    return callers;
  }

  /** Returns the base URL for clients, with the configured port until the server has started. */
  public String baseUrl() {
    int port = server.map(GatewayServer::port).orElse(stores.settings().gateway().port());
    return "http://" + stores.settings().gateway().host() + ":" + port + "/v1";
  }

  /** Returns the service that changes callers and keys with an entry in the audit log. */
  public CallerAdministration callerChanges() {
    return callerChanges;
  }

  MeterRegistry meters() {
    return meters;
  }

  /** Returns the cache of keys, to be cleared where callers or keys change. */
  public KeyRing keys() {
    return keys;
  }

  /** Starts the HTTP server until this is closed; returns its port. */
  public int serve() {
    return serve(Optional.empty());
  }

  /** Starts the HTTP server with endpoints beside the routes; returns its port. */
  int serve(Optional<ServerAddition> addition) {
    server =
        Optional.of(
            new GatewayServer(
                stores.settings().gateway(),
                vertx,
                EVENT_LOOPS,
                new CallExchange(
                    gateway,
                    keys,
                    stores.settings().gateway().directLane(),
                    stores.clock(),
                    new SecureRandom(),
                    CalendarFeed.of(addition, gateway, stores.settings().models(), stores.clock())),
                meters,
                PathWarmUp.start(vertx, upstream, stores.clock())
                    .before(() -> shared.readiness(callers.canBeRead()))));
    vertx.setPeriodic(
        SHARES_READ_MILLIS,
        tick ->
            vertx.executeBlocking(
                () -> {
                  shares.upkeep(gateway.routes().list());
                  served.refresh();
                  moves.refresh();
                  pinned.refresh();
                  return "";
                }));
    return server.get().port();
  }

  @Override
  public void close() {
    server.ifPresent(GatewayServer::close);
    mcp.close();
    upstream.close();
    quality.close();
    seen.close();
    shared.close();
    ledger.close();
    traces.close();
    logs.forEach(CallLog::close);
    vertx.close().await();
    whenClosed.run();
  }
}
