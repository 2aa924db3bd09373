package io.signalbox.tools.gateway;

import io.signalbox.tools.accounting.CallLedger;
import io.signalbox.tools.accounting.CallOutcome;
import io.signalbox.tools.approval.Approvals;
import io.signalbox.tools.budget.BudgetBook;
import io.signalbox.tools.budget.BudgetStatus;
import io.signalbox.tools.cache.AnswerCache;
import io.signalbox.tools.caller.Caller;
import io.signalbox.tools.limit.Limits;
import io.signalbox.tools.price.ModelFacts;
import io.signalbox.tools.redaction.Redactor;
import io.signalbox.tools.route.Provider;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.route.RouteTable;
import io.signalbox.tools.route.RouteTarget;
import io.signalbox.tools.wire.MalformedBody;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * The policy path, from a known caller to an answer. Every call goes this way, the bot's own as
 * well: route allowed, redaction, cache, limits, budget, provider, checks, one record. Safe for use
 * from several threads; a call blocks its thread.
 */
public final class Gateway {
  private final RouteTable routes;
  private final RouteChoice choice;
  private final RouteCall routeCall;
  private final Consent consent;
  private final ProviderHealth health;
  private final Books books;
  private final Telemetry telemetry;
  private final Clock clock;

  /** What is kept of callers: limits, budgets, records, what people agreed to. */
  public record Books(Limits limits, BudgetBook budgets, CallLedger ledger, Approvals approvals) {}

  /**
   * @param random for pauses between attempts
   */
  public Gateway(
      RouteTable routes,
      Upstream upstream,
      Books books,
      AnswerCache cache,
      Telemetry telemetry,
      Clock clock,
      RandomGenerator random) {
    this.routes = routes;
    this.books = books;
    this.telemetry = telemetry;
    this.clock = clock;
    this.health = new ProviderHealth(clock);
    this.choice = new RouteChoice(routes, clock);
    this.consent = new Consent(books.approvals());
    this.routeCall =
        new RouteCall(
            new Preparation(new Redactor()),
            cache,
            new Admission(books.limits(), books.budgets(), clock),
            new Attempts(upstream, health, clock, random),
            health);
  }

  /** Takes a call to its end, or to the first token of a streamed answer. */
  public GatewayReply answer(GatewayCall call) {
    return answer(call, Optional.empty());
  }

  /**
   * The same for a client who is told at once.
   *
   * @param atOnce is given a plain answer where it arrives, before this thread wakes and gives the
   *     same answer back; must not wait. Other replies are only given back.
   */
  public GatewayReply answer(GatewayCall call, Consumer<GatewayReply.Answered> atOnce) {
    return answer(call, Optional.of(atOnce));
  }

  private GatewayReply answer(GatewayCall call, Optional<Consumer<GatewayReply.Answered>> atOnce) {
    String name = call.body().model().orElse("");
    CallLog log = new CallLog(call, brief(name), clock, books.ledger(), telemetry);
    try {
      if (name.isBlank()) {
        return refused(
            log,
            Refusal.denied(400, "model_missing", "\"model\" must name a route; it is missing."));
      }
      return switch (choice.decide(name, call.caller(), call.dataClass(), call.body().shape())) {
        case RouteChoice.Decision.Denied denied -> refused(log, denied.refusal());
        case RouteChoice.Decision.Allowed allowed ->
            consent
                .objection(allowed.chain().getFirst(), call)
                .map(refusal -> refused(log, refusal))
                .orElseGet(() -> follow(allowed.chain(), call, log, atOnce));
      };
    } catch (MalformedBody e) {
      return refused(log, Refusal.denied(400, "malformed_body", e.sentence()));
    } catch (RuntimeException e) {
      // What was set aside for the call is given back, also when the fault is ours.
      log.end(CallOutcome.UNAVAILABLE);
      throw e;
    }
  }

  /** The name that a stranger sent is not stored at any length. */
  private static String brief(String name) {
    return name.length() > 100 ? name.substring(0, 100) : name;
  }

  private GatewayReply follow(
      List<Route> chain,
      GatewayCall call,
      CallLog log,
      Optional<Consumer<GatewayReply.Answered>> atOnce) {
    Deadline deadline = Deadline.in(call.within().orElseGet(() -> sum(chain)), clock);
    Optional<Refusal> first = Optional.empty();
    for (int i = 0; i < chain.size(); i++) {
      boolean last = i == chain.size() - 1;
      switch (routeCall.take(journey(chain.get(i), call, log, deadline, last, atOnce))) {
        case RouteCall.Result.Done done -> {
          return done.reply();
        }
        case RouteCall.Result.Failed failed ->
            first = first.or(() -> Optional.of(failed.refusal()));
        case RouteCall.Result.Denied denied -> {
          // The first route's word counts; a fallback that may not be used is passed over.
          if (first.isEmpty()) {
            return refused(log, denied.refusal());
          }
        }
      }
      if (call.cancellation().isCancelled() || deadline.isOver()) {
        break;
      }
    }
    return refused(log, first.orElseGet(() -> Refusal.unavailable("No route can answer.")));
  }

  private static RouteCall.Journey journey(
      Route route,
      GatewayCall call,
      CallLog log,
      Deadline deadline,
      boolean last,
      Optional<Consumer<GatewayReply.Answered>> atOnce) {
    Provider provider =
        switch (route.target()) {
          case RouteTarget.Chat chat -> chat.provider();
          case RouteTarget.Embedding embedding -> embedding.provider();
          case RouteTarget.HttpTool tool -> throw new IllegalStateException("a tool has no model");
          case RouteTarget.McpTool tool -> throw new IllegalStateException("a tool has no model");
        };
    ModelFacts model = route.target().modelFacts().orElseThrow();
    return new RouteCall.Journey(route, provider, model, call, log, deadline, last, atOnce);
  }

  private static Duration sum(List<Route> chain) {
    return chain.stream().map(Route::timeout).reduce(Duration.ZERO, Duration::plus);
  }

  private static GatewayReply refused(CallLog log, Refusal refusal) {
    log.end(refusal.outcome());
    return new GatewayReply.Refused(refusal);
  }

  /** The routes to models that a caller may use. */
  public List<Route> open(Caller caller) {
    return choice.open(caller);
  }

  /** All routes. */
  public RouteTable routes() {
    return routes;
  }

  /** How the provider behind a route does, in one word. */
  public String health(Route route) {
    return switch (route.target()) {
      case RouteTarget.Chat chat -> health.describe(target(chat.provider(), chat.model()));
      case RouteTarget.Embedding to -> health.describe(target(to.provider(), to.model()));
      case RouteTarget.HttpTool tool -> "closed";
      case RouteTarget.McpTool tool -> "closed";
    };
  }

  static String target(Provider provider, ModelFacts model) {
    return provider.name() + " " + model.model();
  }

  /** One caller's policy, for a library that is to go on without the gateway; see {@link Lane}. */
  public Lane lane() {
    return new Lane(this, books.ledger(), telemetry, clock);
  }

  /** Where the budgets stand that a caller's calls over a route are paid from. */
  public List<BudgetStatus> budgets(Route route, Caller caller) {
    return Admission.budgets(route, caller).stream().map(books.budgets()::status).toList();
  }
}
