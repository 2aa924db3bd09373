package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.CallOutcome;
import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.UsageBasis;
import io.signalbox.tools.core.limit.LimitDecision;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import io.signalbox.tools.core.protocol.AnswerFacts;
import io.signalbox.tools.core.protocol.AnswerReader;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.upstream.RequestAttempts;
import io.signalbox.tools.core.upstream.RequestPreparation;
import io.signalbox.tools.core.upstream.Upstream;
import io.signalbox.tools.core.upstream.UpstreamFailedException;
import io.signalbox.tools.core.upstream.WholeAnswer;
import io.signalbox.tools.gateway.budget.BudgetDecision;
import io.signalbox.tools.gateway.budget.BudgetReservation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends requests to provider APIs other than chat and embeddings, such as images, audio and files,
 * under the routes' access rules, limits and budgets. Keys, limits, budgets and redaction apply as
 * elsewhere; the cost is a price for each call plus counted tokens. Nothing is translated, retried
 * or cached. May wait.
 */
public final class PassThroughCalls {
  private static final Cost LEAST = new Cost(1);
  private static final int LEAST_REDIRECT = 300;
  private static final int LEAST_REFUSAL = 400;

  private final Supplier<RoutingState> routing;
  private final PassThroughChoice choice;
  private final GatewayStores stores;
  private final Upstream upstream;
  private final GatewayTelemetry telemetry;
  private final TextRedactor redactor = new TextRedactor();
  private final Clock clock;

  /**
   * @param routing by the settings as they are now
   */
  PassThroughCalls(
      Supplier<RoutingState> routing,
      GatewayStores stores,
      Upstream upstream,
      GatewayTelemetry telemetry,
      Clock clock) {
    this.routing = routing;
    this.choice = new PassThroughChoice(() -> routing.get().choice(), redactor);
    this.telemetry = telemetry;
    this.stores = stores;
    this.upstream = upstream;
    this.clock = clock;
  }

  /** Result of a pass-through request: the provider's answer or a refusal. */
  public sealed interface PassResult {
    /** The provider has answered; the body has to be read to the end or closed. */
    record Passed(PassThroughAnswer answer) implements PassResult {}

    record PassRefused(CallRefusal refusal) implements PassResult {}
  }

  /** Returns whether the settings have a pass-through route. */
  public boolean isAny() {
    return routing.get().routes().list().stream()
        .anyMatch(route -> route.target() instanceof RouteTarget.PassThrough);
  }

  /**
   * Checks a request, reserves its budget and sends it to the provider; may block.
   *
   * @throws io.signalbox.tools.core.protocol.MalformedBodyException when its body cannot be read
   */
  public PassResult take(PassThroughRequest request) {
    RawBody body = new RawBody(request.contentType, request.body);
    return switch (choice.of(request, body)) {
      case PassThroughChoice.ChoiceResult.Denied denied ->
          new PassResult.PassRefused(denied.refusal());
      case PassThroughChoice.ChoiceResult.Chosen chosen ->
          admit(chosen.route(), chosen.target(), request, body);
    };
  }

  private PassResult admit(
      Route route, RouteTarget.PassThrough target, PassThroughRequest request, RawBody body) {
    LimitDecision limit =
        stores.limits().admit(route.name(), request.sender.caller().name(), route.limits(), 0);
    return switch (limit) {
      case LimitDecision.TooFast tooFast ->
          new PassResult.PassRefused(AdmissionControl.tooFast(route, tooFast));
      case LimitDecision.Unreadable unreadable ->
          new PassResult.PassRefused(
              CallRefusal.unable("Limits cannot be read at the moment, so nothing may pass."));
      case LimitDecision.Admitted admitted -> {
        try {
          yield pay(route, target, request, body);
        } finally {
          admitted.permit().end(0);
        }
      }
    };
  }

  private PassResult pay(
      Route route, RouteTarget.PassThrough target, PassThroughRequest request, RawBody body) {
    Cost tokens =
        target
            .model()
            .filter(m -> request.makesTokens())
            .map(m -> m.price().atMost(body.mostInput(), route.mostOutput(), 0, Optional.empty()))
            .orElse(LEAST);
    BudgetDecision decision =
        stores
            .budgets()
            .reserve(
                routing
                    .get()
                    .payers()
                    .of(route, route, request.sender.caller(), request.sender.labels()),
                target.rules().callPrice().plus(tokens));
    return switch (decision) {
      case BudgetDecision.Exhausted exhausted ->
          new PassResult.PassRefused(AdmissionControl.exhausted(exhausted, clock.instant()));
      case BudgetDecision.Unreadable unreadable ->
          new PassResult.PassRefused(
              CallRefusal.unable("Budgets cannot be read at the moment, so nothing may be spent."));
      case BudgetDecision.Reserved reserved ->
          send(route, target, request, body, reserved.reservation());
    };
  }

  private PassResult send(
      Route route,
      RouteTarget.PassThrough target,
      PassThroughRequest request,
      RawBody body,
      BudgetReservation reservation) {
    PassAccount account = new PassAccount(route, target, request, reservation, clock.instant());
    stores
        .ledger()
        .begin(
            () -> record(account, CallOutcome.LOST, TokenUsage.NONE, reservation.most()),
            reservation.mostCharges());
    CallDeadline deadline = CallDeadline.in(route.timeout(), clock);
    try {
      Upstream.Answer answer =
          upstream.send(leaving(account, body), deadline.left(), request.cancellation);
      if (answer.status() >= LEAST_REDIRECT && answer.status() < LEAST_REFUSAL) {
        answer.close();
        throw new UpstreamFailedException(UpstreamFailedException.Reason.REDIRECTED);
      }
      if (isWebPage(answer)) {
        answer.close();
        throw new UpstreamFailedException(UpstreamFailedException.Reason.WEB_PAGE);
      }
      if (answer.status() == 401 || answer.status() == 403) {
        answer.close();
        end(account, CallOutcome.UNAVAILABLE, new byte[0]);
        return new PassResult.PassRefused(
            RequestAttempts.unreachable(RequestAttempts.KEY_REFUSED, CallOutcome.UNAVAILABLE));
      }
      return new PassResult.Passed(
          new PassThroughAnswer(
              route.name(),
              answer,
              deadline,
              error -> WholeAnswer.withoutKey(error, target.provider()),
              (outcome, said) -> end(account, outcome, said)));
    } catch (UpstreamFailedException e) {
      end(account, e.reason().outcome(), new byte[0]);
      return new PassResult.PassRefused(RequestAttempts.refusal(e.reason()));
    } catch (RuntimeException e) {
      end(account, CallOutcome.UNAVAILABLE, new byte[0]);
      throw e;
    }
  }

  /** Returns whether a good status brought a page for people, such as a proxy's login form. */
  private static boolean isWebPage(Upstream.Answer answer) {
    return answer.status() < LEAST_REDIRECT
        && answer
            .header("content-type")
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .startsWith("text/html");
  }

  /** Pass-through call under way, with its reservation. */
  private record PassAccount(
      Route route,
      RouteTarget.PassThrough target,
      PassThroughRequest request,
      BudgetReservation reservation,
      Instant started) {}

  private Upstream.Request leaving(PassAccount account, RawBody body) {
    PassThroughRequest.PassPlace place = account.request().place;
    Map<String, String> headers =
        new HashMap<>(RequestPreparation.keyHeaders(account.target().provider()));
    if (account.request().body.length > 0) {
      headers.put("content-type", body.contentType());
    }
    CallRedaction redaction = body.redaction(account.route(), redactor, place.query());
    String address =
        account.target().provider().baseUrl()
            + "/"
            + place.path()
            + place.query().map(each -> "?" + RawBody.leaving(each, redaction)).orElse("");
    return new Upstream.Request(
        place.method(), URI.create(address), headers, body.leaving(account.route(), redaction));
  }

  /** Records the end of a call; one that the provider did not answer costs nothing. */
  private void end(PassAccount account, CallOutcome outcome, byte[] said) {
    Optional<AnswerFacts> facts = AnswerReader.read(said);
    TokenUsage usage =
        facts
            .filter(each -> account.request().makesTokens())
            .flatMap(AnswerFacts::usage)
            .orElse(TokenUsage.NONE);
    ServiceTier tier = facts.flatMap(AnswerFacts::tier).orElse(ServiceTier.STANDARD);
    boolean paid = outcome == CallOutcome.ANSWERED || outcome == CallOutcome.BROKEN_OFF;
    Cost tokens = account.target().model().map(m -> m.price().of(usage, tier)).orElse(Cost.NOTHING);
    Cost cost = paid ? account.target().rules().callPrice().plus(tokens) : Cost.NOTHING;
    CallRecord record = record(account, outcome, paid ? usage : TokenUsage.NONE, cost);
    stores.ledger().record(record, account.reservation().settle(cost));
    telemetry.ended(record, Map.of());
  }

  private CallRecord record(PassAccount account, CallOutcome outcome, TokenUsage usage, Cost cost) {
    PassThroughRequest.PassSender sender = account.request().sender;
    String model =
        account.target().model().map(facts -> facts.model()).orElse(account.request().place.path());
    return new CallRecord(
        sender.id(),
        account.started(),
        new CallRecord.Who(
            sender.caller().name(),
            sender.caller().team(),
            account.route().name(),
            sender.dataClass()),
        Optional.of(
            new CallRecord.AnsweredBy(
                account.route().name(), account.target().provider().name(), brief(model))),
        CallRecord.Prints.NONE,
        usage,
        usage.equals(TokenUsage.NONE) ? UsageBasis.NONE : UsageBasis.COUNTED,
        cost,
        Cost.NOTHING,
        Optional.empty(),
        Duration.between(account.started(), clock.instant()),
        1,
        CallRecord.CacheUse.OFF,
        0,
        Optional.empty(),
        outcome,
        sender.labels());
  }

  /** Returns a long model path's first segment, to keep file ids out of statistics. */
  private static String brief(String model) {
    int slash = model.indexOf('/');
    return slash > 0 && model.length() > 60 ? model.substring(0, slash) : model;
  }
}
