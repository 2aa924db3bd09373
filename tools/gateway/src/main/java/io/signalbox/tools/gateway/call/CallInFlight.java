package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.CallRecord.CacheUse;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.call.GatewayReply;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.limit.CallPermit;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.upstream.AttemptListener;
import io.signalbox.tools.core.upstream.PlausibleUsage;
import io.signalbox.tools.gateway.accounting.CallLedger;
import io.signalbox.tools.gateway.accounting.CallTexts;
import io.signalbox.tools.gateway.budget.BudgetCharge;
import io.signalbox.tools.gateway.budget.BudgetReservation;
import io.signalbox.tools.gateway.cache.CacheKey;
import io.signalbox.tools.gateway.traffic.TrafficShares;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * State of one call up to its single record: candidate routes, the current one, reservations and
 * usage. What was asked of limits and budgets for the current route is given back here, once,
 * whichever way the call ends. For one thread at a time.
 */
final class CallInFlight implements AttemptListener {
  private static final int MOST_WATCHED = 1 << 16;

  private final GatewayCall call;
  private final String asked;
  private final Clock clock;
  private final CallLedger ledger;
  private final GatewayTelemetry telemetry;
  private final TrafficShares shares;
  private final Instant started;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private Optional<Route> first = Optional.empty();
  private List<Route> routes = List.of();
  private int current;
  private CallDeadline deadline;
  private Optional<CacheKey> cacheKey = Optional.empty();
  private Optional<CallRecord.AnsweredBy> answeredBy = Optional.empty();
  private Optional<CallRecord.AnsweredBy> missing = Optional.empty();
  private Optional<PricedModel> model = Optional.empty();
  private BudgetReservation reservation = BudgetReservation.none();
  private Optional<CallPermit> permit = Optional.empty();
  private final List<BudgetCharge> charges = new ArrayList<>(2);
  private Cost spentBefore = Cost.NOTHING;
  private TokenUsage usage = TokenUsage.NONE;
  private Cost spent = Cost.NOTHING;
  private UsageBasis basis = UsageBasis.NONE;
  private Cost saved = Cost.NOTHING;
  private Optional<Duration> firstToken = Optional.empty();
  private Optional<String> finishReason = Optional.empty();
  private CacheUse cache = CacheUse.OFF;
  private Optional<CallTexts> texts = Optional.empty();
  private int attempts;
  private int redactions;
  private final List<byte[]> answer = new ArrayList<>(1);
  private int answerBytes;

  CallInFlight(
      GatewayCall call,
      String asked,
      Clock clock,
      CallLedger ledger,
      GatewayTelemetry telemetry,
      TrafficShares shares) {
    this.shares = shares;
    this.call = call;
    this.asked = asked;
    this.clock = clock;
    this.ledger = ledger;
    this.telemetry = telemetry;
    this.started = clock.instant();
    this.deadline = new CallDeadline(started, clock);
  }

  GatewayCall call() {
    return call;
  }

  /**
   * Sets the routes that the call may use and starts its time limit.
   *
   * @param named the route that the client asked for
   */
  void start(Route named, List<Route> chain) {
    first = Optional.of(named);
    routes = List.copyOf(chain);
    current = 0;
    Duration all = chain.stream().map(Route::timeout).reduce(Duration.ZERO, Duration::plus);
    deadline = CallDeadline.in(call.within().orElse(all), clock);
  }

  Route route() {
    return routes.get(current);
  }

  /** Returns the route that the client named. */
  Route firstRoute() {
    return first.orElseGet(routes::getFirst);
  }

  boolean isOnLastRoute() {
    return current == routes.size() - 1;
  }

  CallDeadline deadline() {
    return deadline;
  }

  /** Advances to the next route; false if none or no time is left, or the client is gone. */
  boolean nextRoute() {
    current++;
    return current < routes.size() && !call.cancellation().isCancelled() && !deadline.isOver();
  }

  /** Returns the key under which the current route's answer is cached, if it is. */
  Optional<CacheKey> cacheKey() {
    return cacheKey;
  }

  void keepAnswerUnder(Optional<CacheKey> key) {
    cacheKey = key;
  }

  /** Marks the current route as tried and releases what the one before had reserved. */
  void trying(Provider provider, PricedModel facts) {
    cacheKey = Optional.empty();
    spentBefore = spentBefore.plus(cost());
    release();
    usage = TokenUsage.NONE;
    spent = Cost.NOTHING;
    basis = UsageBasis.NONE;
    model = Optional.of(facts);
    answeredBy =
        Optional.of(new CallRecord.AnsweredBy(route().name(), provider.name(), facts.model()));
  }

  void admitted(CallPermit newPermit, BudgetReservation newReservation) {
    permit = Optional.of(newPermit);
    reservation = newReservation;
    List<BudgetCharge> most = new ArrayList<>(charges);
    most.addAll(newReservation.mostCharges());
    ledger.begin(() -> record(CallOutcome.LOST, spentBefore.plus(newReservation.most())), most);
  }

  @Override
  public void attempted() {
    attempts++;
  }

  @Override
  public void missing() {
    missing = answeredBy;
  }

  /** Charges the prompt of a hedging request, which is paid for even if it loses. */
  @Override
  public void hedged() {
    attempts++;
    used(PlausibleUsage.unseen(call.body(), 0));
  }

  /** Charges the most that the request could cost, as after a crash: what came of it is unknown. */
  @Override
  public void abandoned() {
    used(PlausibleUsage.unseen(call.body(), PlausibleUsage.mostOutput(route(), call.body())));
  }

  /** Collects a piece of the answer for the call watcher, up to a size limit. */
  void arrived(byte[] piece) {
    if (answerBytes < MOST_WATCHED) {
      answer.add(piece);
      answerBytes += piece.length;
    }
  }

  void redacted(int values) {
    redactions = values;
  }

  void cached(CacheUse use) {
    cache = use;
  }

  void saved(Cost cost) {
    saved = cost;
  }

  void began() {
    if (firstToken.isEmpty()) {
      firstToken = Optional.of(Duration.between(started, clock.instant()));
    }
  }

  /** Adds usage that the provider charges for. */
  void used(PlausibleUsage.Used more) {
    usage = usage.plus(more.tokens());
    // Each request has a price of its own: by its length, by the tier that answered.
    spent =
        model.map(facts -> spent.plus(facts.price().of(more.tokens(), more.tier()))).orElse(spent);
    basis = basis.and(more.basis());
  }

  /** Keeps request and answer for the call log, if the current route enables that. */
  void written(byte[] request, byte[] answer) {
    if (route().logsTexts()) {
      texts = Optional.of(new CallTexts(call.body().shape(), request, answer));
    }
  }

  void finished(AnswerFacts facts) {
    finishReason = facts.finishReason();
  }

  Cost cost() {
    return spent;
  }

  GatewayReply.Served served() {
    return new GatewayReply.Served(
        answeredBy.map(CallRecord.AnsweredBy::route).orElse(asked),
        answeredBy.map(CallRecord.AnsweredBy::model).orElse(""),
        cache);
  }

  /** Returns the result for a call whose answer is complete. */
  RouteCallResult answered(int status, byte[] body) {
    return new RouteCallResult.CallDone(GatewayReply.Answered.whole(status, served(), body));
  }

  /** Ends the call with its outcome and writes the record; later ends change nothing. */
  void end(CallOutcome outcome) {
    if (!open.compareAndSet(true, false)) {
      return;
    }
    Cost cost = spentBefore.plus(cost());
    release();
    CallRecord record = record(outcome, cost);
    ledger.record(record, charges);
    telemetry.ended(record, call.headers(), texts);
    telemetry.watched(record, call.body(), answer);
    missing.ifPresent(where -> telemetry.missing(record.who(), where));
    first.ifPresent(named -> countShare(named, record));
  }

  /** Reports the call's success to its traffic share; a client's cancellation does not count. */
  private void countShare(Route named, CallRecord record) {
    boolean shared = !routes.getFirst().name().equals(named.name());
    String answering = record.answeredBy().map(CallRecord.AnsweredBy::route).orElse("");
    boolean there = answering.equals(routes.getFirst().name());
    CallOutcome outcome = record.outcome();
    boolean good = outcome == CallOutcome.ANSWERED || outcome == CallOutcome.REFUSED_BY_MODEL;
    if (!outcome.isNeutral()) {
      shares.ended(named, shared, !(good && there));
    }
  }

  private void release() {
    permit.ifPresent(p -> p.end(usage.total()));
    permit = Optional.empty();
    charges.addAll(reservation.settle(cost()));
    reservation = BudgetReservation.none();
  }

  private CallRecord record(CallOutcome outcome, Cost cost) {
    return new CallRecord(
        call.id(),
        started,
        new CallRecord.Who(call.caller().name(), call.caller().team(), asked, call.dataClass()),
        answeredBy,
        new CallRecord.Prints(call.body().systemPrint(), call.body().toolsPrint()),
        usage,
        basis,
        cost,
        saved,
        firstToken,
        Duration.between(started, clock.instant()),
        attempts,
        cache,
        redactions,
        finishReason,
        outcome,
        call.labels());
  }
}
