package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.call.WaitPolicy;
import io.signalbox.tools.core.protocol.MalformedBodyException;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.upstream.ProviderHealth;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.RequestPreparation;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.traffic.TrafficSpread;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of the policy path that every model call takes: route access, redaction, cache,
 * limits, budget, provider call, checks and one record. Safe for use from several threads.
 */
public final class Gateway {
  private volatile RoutingState routing;
  private final AnswerCache cache;
  private final RequestPreparation preparation;
  private final RequestAttempts attempts;
  private final ApprovalGate approvalGate;
  private final TokenCounting counting;
  private final PassThroughCalls passing;
  private final ResponseHistory kept;
  private final ProviderHealth health;
  private final GatewayStores stores;
  private final GatewayTelemetry telemetry;
  private final Clock clock;

  public Gateway(
      RouteTable routes,
      Upstream upstream,
      GatewayStores stores,
      AnswerCache cache,
      GatewayTelemetry telemetry,
      Clock clock,
      RandomGenerator random) {
    this.cache = cache;
    this.stores = stores;
    this.telemetry = telemetry;
    this.kept = new ResponseHistory(this::routes, clock);
    this.clock = clock;
    this.health = new ProviderHealth(clock);
    this.approvalGate = new ApprovalGate(stores.approvals());
    this.preparation = new RequestPreparation(new TextRedactor(), clock);
    this.attempts = new RequestAttempts(upstream, health, clock, random);
    this.counting = new TokenCounting(preparation, stores.limits(), attempts, clock);
    this.routing = routing(routes);
    this.passing = new PassThroughCalls(() -> routing, stores, upstream, telemetry, clock);
  }

  private RoutingState routing(RouteTable routes) {
    BudgetPayers payers = new BudgetPayers(routes.budgets());
    AdmissionControl admission =
        new AdmissionControl(stores.limits(), stores.budgets(), payers, clock);
    return new RoutingState(
        routes,
        new RouteAdmission(routes, clock),
        payers,
        new TrafficSpread(routes, stores.shares(), health),
        new RouteCall(new RouteEntry(preparation, cache, admission), cache, attempts, health));
  }

  /** Replaces the routes; calls under way end with the old ones. */
  public void reload(RouteTable routes) {
    routing = routing(routes);
  }

  /** Handles a call up to its answer or a streamed answer's first token; blocks its thread. */
  public GatewayReply answer(GatewayCall asked) {
    GatewayCall call = stores.prompts().putInto(kept.continued(asked));
    CallInFlight flight = arrive(call);
    return kept.keeping(call, finish(flight, () -> start(flight, WaitPolicy.MAY_WAIT)));
  }

  /**
   * Handles a call for a thread that must not block. A call that finds here all that it needs
   * leaves at once, and a good plain answer is given to the client where it arrives; everything
   * else takes a thread, which begins anew where nothing was taken yet.
   *
   * @param threads run what may wait, and see to what it throws: that ends the call without a reply
   * @param given is given the reply, by whichever thread has it
   * @throws RuntimeException what ends the call without a reply
   */
  public void answer(GatewayCall asked, Executor threads, Consumer<GatewayReply> given) {
    GatewayCall call = stores.prompts().putInto(kept.continued(asked));
    Consumer<GatewayReply> client = reply -> given.accept(kept.keeping(call, reply));
    CallInFlight flight = arrive(call);
    RouteCallResult begun = begin(flight);
    if (begun instanceof RouteCallResult.LetOn let && let.coming().isPresent()) {
      let.coming()
          .get()
          .whenComplete((answer, lost) -> arrived(flight, let, answer, threads, client));
    } else {
      threads.execute(() -> client.accept(finish(flight, () -> begun)));
    }
  }

  private CallInFlight arrive(GatewayCall call) {
    String route = routing.routes().recorded(name(call));
    return new CallInFlight(call, route, clock, stores.ledger(), telemetry, stores.shares());
  }

  /** Chooses the routes of a call and enters the first. */
  private RouteCallResult start(CallInFlight flight, WaitPolicy waiting) {
    GatewayCall call = flight.call();
    if (name(call).isBlank()) {
      return new RouteCallResult.Denied(
          CallRefusal.denied(400, "model_missing", "\"model\" must name a route; it is missing."));
    }
    return switch (routing
        .choice()
        .decide(name(call), call.caller(), call.dataClass(), call.body().shape())) {
      case RouteAdmission.RouteDecision.Denied denied ->
          new RouteCallResult.Denied(denied.refusal());
      case RouteAdmission.RouteDecision.Allowed allowed -> start(flight, allowed.chain(), waiting);
    };
  }

  private RouteCallResult start(CallInFlight flight, List<Route> routes, WaitPolicy waiting) {
    Route first = routes.getFirst();
    if (first.approval() && waiting == WaitPolicy.NEVER_WAIT) {
      return new RouteCallResult.NeedsThread();
    }
    Optional<CallRefusal> objection = approvalGate.objection(first, flight.call());
    if (objection.isPresent()) {
      return new RouteCallResult.Denied(objection.get());
    }
    RoutingState now = routing;
    flight.start(
        first,
        now.spread()
            .of(routes, flight.call(), route -> now.choice().mayStandIn(route, flight.call())));
    return routing.routeCall().take(flight, waiting);
  }

  private RouteCallResult begin(CallInFlight flight) {
    try {
      return start(flight, WaitPolicy.NEVER_WAIT);
    } catch (MalformedBodyException e) {
      // Nothing has been asked for yet; whoever may wait finds the same and says so.
      return new RouteCallResult.NeedsThread();
    } catch (RuntimeException e) {
      flight.end(CallOutcome.UNAVAILABLE);
      throw e;
    }
  }

  /** Called on an event loop when the first attempt has an answer or has failed. */
  private void arrived(
      CallInFlight flight,
      RouteCallResult.LetOn let,
      Upstream.@Nullable Answer answer,
      Executor threads,
      Consumer<GatewayReply> client) {
    try {
      Optional<RouteCallResult> result =
          Optional.ofNullable(answer)
              .flatMap(there -> routing.routeCall().arrived(flight, let.attempt(), there));
      if (result.isPresent() && result.get() instanceof RouteCallResult.CallDone done) {
        client.accept(done.reply());
      } else {
        threads.execute(() -> client.accept(finish(flight, () -> result.orElse(let))));
      }
    } catch (RuntimeException e) {
      flight.end(CallOutcome.UNAVAILABLE);
      threads.execute(
          () -> {
            throw e;
          });
    }
  }

  private static String name(GatewayCall call) {
    return call.body().model().orElse("");
  }

  /** Continues a call to its end; may block. */
  private GatewayReply finish(CallInFlight flight, Supplier<RouteCallResult> before) {
    try {
      return follow(flight, before.get());
    } catch (MalformedBodyException e) {
      return refused(flight, CallRefusal.denied(400, "malformed_body", e.sentence()));
    } catch (RuntimeException e) {
      // What was set aside for the call is given back, also when the fault is ours.
      flight.end(CallOutcome.UNAVAILABLE);
      throw e;
    }
  }

  private GatewayReply follow(CallInFlight flight, RouteCallResult before) {
    RouteCallResult result = before;
    Optional<CallRefusal> reason = Optional.empty();
    while (true) {
      switch (result) {
        case RouteCallResult.NeedsThread needsThread -> {
          result = start(flight, WaitPolicy.MAY_WAIT);
          continue;
        }
        case RouteCallResult.LetOn let -> {
          result = routing.routeCall().goOn(flight, let);
          continue;
        }
        case RouteCallResult.CallDone done -> {
          return done.reply();
        }
        case RouteCallResult.Failed failed ->
            reason = reason.or(() -> Optional.of(failed.refusal()));
        case RouteCallResult.Denied denied -> {
          // The first route's word counts; a fallback that may not be used is passed over.
          if (reason.isEmpty()) {
            return refused(flight, denied.refusal());
          }
          if (denied.refusal().outcome() == CallOutcome.OVER_BUDGET) {
            reason = Optional.of(denied.refusal());
          }
        }
      }
      if (!flight.nextRoute()) {
        return refused(
            flight, reason.orElseGet(() -> CallRefusal.unavailable("No route can answer.")));
      }
      result = routing.routeCall().take(flight, WaitPolicy.MAY_WAIT);
    }
  }

  private static GatewayReply refused(CallInFlight flight, CallRefusal refusal) {
    flight.end(refusal.outcome());
    return new GatewayReply.CallRefused(refusal);
  }

  /** Returns the number of tokens of an Anthropic prompt; may block. */
  public TokenCounting.TokenCount countTokens(GatewayCall call) {
    return counting.count(routing.choice(), call);
  }

  public List<Route> open(Caller caller) {
    return routing.choice().open(caller);
  }

  public RouteTable routes() {
    return routing.routes();
  }

  /** Returns the health of the provider behind a route, in one word. */
  public String health(Route route) {
    return route
        .target()
        .modelProvider()
        .flatMap(
            provider ->
                route.target().modelFacts().map(facts -> ProviderHealth.target(provider, facts)))
        .map(health::describe)
        .orElse("closed");
  }

  BudgetPayers payers() {
    return routing.payers();
  }

  public PassThroughCalls passThrough() {
    return passing;
  }

  CallLedger ledger() {
    return stores.ledger();
  }

  GatewayTelemetry telemetry() {
    return telemetry;
  }

  Clock clock() {
    return clock;
  }

  /** Returns the state of the budgets that a caller's calls over a route are charged to. */
  public List<BudgetStatus> budgets(Route route, Caller caller) {
    return payers().of(route, caller).stream().map(stores.budgets()::status).toList();
  }
}
