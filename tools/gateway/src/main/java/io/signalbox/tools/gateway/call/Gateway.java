package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.protocol.MalformedBody;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.upstream.ProviderHealth;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.RequestPreparation;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.approval.Approvals;
import io.signalbox.tools.gateway.budget.BudgetBook;
import io.signalbox.tools.gateway.budget.BudgetStatus;
import io.signalbox.tools.gateway.cache.AnswerCache;
import io.signalbox.tools.gateway.limit.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The policy path, from a known caller to an answer. Every call goes this way, the bot's own as
 * well: route allowed, redaction, cache, limits, budget, provider, checks, one record. Safe for use
 * from several threads.
 */
public final class Gateway {
  private static final int LONGEST_NAME = 100;

  private final RouteTable routes;
  private final RouteChoice choice;
  private final RouteCall routeCall;
  private final ApprovalGate consent;
  private final ProviderHealth health;
  private final GatewayStores books;
  private final GatewayTelemetry telemetry;
  private final Clock clock;

  /** Stores of the gateway: limits, budgets, records, approvals. */
  public record GatewayStores(
      RateLimiter limits, BudgetBook budgets, CallLedger ledger, Approvals approvals) {}

  public Gateway(
      RouteTable routes,
      Upstream upstream,
      GatewayStores books,
      AnswerCache cache,
      GatewayTelemetry telemetry,
      Clock clock,
      RandomGenerator random) {
    this.routes = routes;
    this.books = books;
    this.telemetry = telemetry;
    this.clock = clock;
    this.health = new ProviderHealth(clock);
    this.choice = new RouteChoice(routes, clock);
    this.consent = new ApprovalGate(books.approvals());
    this.routeCall =
        new RouteCall(
            new RouteEntry(
                new RequestPreparation(new TextRedactor()),
                cache,
                new AdmissionControl(books.limits(), books.budgets(), clock)),
            cache,
            new RequestAttempts(upstream, health, clock, random),
            health);
  }

  /** Takes a call to its end, or to the first token of a streamed answer; blocks its thread. */
  public GatewayReply answer(GatewayCall call) {
    CallLog log = log(call);
    return guarded(log, () -> answer(call, log));
  }

  /**
   * Answers on behalf of a thread that must not block. A call that finds here all that it needs
   * leaves at once, and a good plain answer is given to the client where it arrives; everything
   * else takes a thread.
   *
   * @param threads run what may wait, and see to what it throws: that ends the call without a reply
   * @param client is given the reply, by whichever thread has it
   * @throws RuntimeException what ends the call without a reply
   */
  public void answer(GatewayCall call, Executor threads, Consumer<GatewayReply> client) {
    Optional<Underway> begun = begin(call);
    Optional<CompletionStage<Upstream.Answer>> coming = begun.flatMap(b -> b.first().coming());
    if (begun.isPresent() && coming.isPresent()) {
      Underway underway = begun.get();
      coming.get().whenComplete((answer, lost) -> arrived(underway, answer, threads, client));
    } else {
      threads.execute(
          () ->
              client.accept(
                  begun.map(b -> goOn(b, Optional.empty())).orElseGet(() -> answer(call))));
    }
  }

  /** A call with the routes that it may take, the one asked for first. */
  private record Chain(List<Route> routes, GatewayCall call, CallLog log, CallDeadline deadline) {
    RouteAttempt journey(int number) {
      return RouteAttempt.over(
          routes.get(number), call, log, deadline, number == routes.size() - 1);
    }

    boolean mayTake(int number) {
      return number < routes.size() && !call.cancellation().isCancelled() && !deadline.isOver();
    }
  }

  /** A call that was let onto the first of its routes. */
  private record Underway(Chain chain, RouteCall.Begun first) {}

  private GatewayReply answer(GatewayCall call, CallLog log) {
    if (name(call).isBlank()) {
      return refused(
          log,
          CallRefusal.denied(400, "model_missing", "\"model\" must name a route; it is missing."));
    }
    return switch (decide(call)) {
      case RouteChoice.RouteDecision.Denied denied -> refused(log, denied.refusal());
      case RouteChoice.RouteDecision.Allowed allowed ->
          consent
              .objection(allowed.chain().getFirst(), call)
              .map(refusal -> refused(log, refusal))
              .orElseGet(
                  () -> {
                    Chain chain = chain(allowed, call, log);
                    return follow(chain, routeCall.take(chain.journey(0)));
                  });
    };
  }

  private Optional<Underway> begin(GatewayCall call) {
    if (!(decide(call) instanceof RouteChoice.RouteDecision.Allowed allowed)
        || allowed.chain().getFirst().approval()) {
      return Optional.empty();
    }
    Chain chain = chain(allowed, call, log(call));
    try {
      return routeCall.begin(chain.journey(0)).map(first -> new Underway(chain, first));
    } catch (MalformedBody e) {
      // Nothing has been asked for yet; whoever may wait finds the same and says so.
      return Optional.empty();
    } catch (RuntimeException e) {
      chain.log().end(CallOutcome.UNAVAILABLE);
      throw e;
    }
  }

  /** On a thread that must not wait: the first answer is there, or will not come. */
  private void arrived(
      Underway underway,
      Upstream.@Nullable Answer answer,
      Executor threads,
      Consumer<GatewayReply> client) {
    try {
      Optional<RouteCallResult> dealt =
          Optional.ofNullable(answer)
              .flatMap(there -> routeCall.dealWith(underway.first().departure(), there));
      if (dealt.isPresent() && dealt.get() instanceof RouteCallResult.CallDone done) {
        client.accept(done.reply());
      } else {
        threads.execute(() -> client.accept(goOn(underway, dealt)));
      }
    } catch (RuntimeException e) {
      underway.chain().log().end(CallOutcome.UNAVAILABLE);
      threads.execute(
          () -> {
            throw e;
          });
    }
  }

  /**
   * @param known what came of the first route, where that is known already
   */
  private GatewayReply goOn(Underway underway, Optional<RouteCallResult> known) {
    Chain chain = underway.chain();
    return guarded(
        chain.log(), () -> follow(chain, known.orElseGet(() -> routeCall.goOn(underway.first()))));
  }

  private static GatewayReply guarded(CallLog log, Supplier<GatewayReply> answering) {
    try {
      return answering.get();
    } catch (MalformedBody e) {
      return refused(log, CallRefusal.denied(400, "malformed_body", e.sentence()));
    } catch (RuntimeException e) {
      // What was set aside for the call is given back, also when the fault is ours.
      log.end(CallOutcome.UNAVAILABLE);
      throw e;
    }
  }

  private static String name(GatewayCall call) {
    return call.body().model().orElse("");
  }

  /** The name that a stranger sent is not stored at any length. */
  private CallLog log(GatewayCall call) {
    String name = name(call);
    String brief = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    return new CallLog(call, brief, clock, books.ledger(), telemetry);
  }

  private RouteChoice.RouteDecision decide(GatewayCall call) {
    return choice.decide(name(call), call.caller(), call.dataClass(), call.body().shape());
  }

  private Chain chain(RouteChoice.RouteDecision.Allowed allowed, GatewayCall call, CallLog log) {
    Duration within = call.within().orElseGet(() -> sum(allowed.chain()));
    return new Chain(allowed.chain(), call, log, CallDeadline.in(within, clock));
  }

  private GatewayReply follow(Chain chain, RouteCallResult first) {
    RouteCallResult result = first;
    Optional<CallRefusal> why = Optional.empty();
    for (int next = 1; ; next++) {
      switch (result) {
        case RouteCallResult.CallDone done -> {
          return done.reply();
        }
        case RouteCallResult.Failed failed -> why = why.or(() -> Optional.of(failed.refusal()));
        case RouteCallResult.Denied denied -> {
          // The first route's word counts; a fallback that may not be used is passed over.
          if (why.isEmpty()) {
            return refused(chain.log(), denied.refusal());
          }
        }
      }
      if (!chain.mayTake(next)) {
        return refused(
            chain.log(), why.orElseGet(() -> CallRefusal.unavailable("No route can answer.")));
      }
      result = routeCall.take(chain.journey(next));
    }
  }

  private static Duration sum(List<Route> chain) {
    return chain.stream().map(Route::timeout).reduce(Duration.ZERO, Duration::plus);
  }

  private static GatewayReply refused(CallLog log, CallRefusal refusal) {
    log.end(refusal.outcome());
    return new GatewayReply.CallRefused(refusal);
  }

  /** The routes to models that a caller may use. */
  public List<Route> open(Caller caller) {
    return choice.open(caller);
  }

  /** Returns all routes. */
  public RouteTable routes() {
    return routes;
  }

  /** Returns the health of the provider behind a route, in one word. */
  public String health(Route route) {
    return switch (route.target()) {
      case RouteTarget.Chat chat ->
          health.describe(ProviderHealth.target(chat.provider(), chat.model()));
      case RouteTarget.Embedding to ->
          health.describe(ProviderHealth.target(to.provider(), to.model()));
      case RouteTarget.HttpTool tool -> "closed";
      case RouteTarget.McpTool tool -> "closed";
    };
  }

  CallLedger ledger() {
    return books.ledger();
  }

  GatewayTelemetry telemetry() {
    return telemetry;
  }

  Clock clock() {
    return clock;
  }

  /** Returns the state of the budgets that a caller's calls over a route are charged to. */
  public List<BudgetStatus> budgets(Route route, Caller caller) {
    return AdmissionControl.budgets(route, caller).stream().map(books.budgets()::status).toList();
  }
}
