package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.core.protocol.ApiProtocol;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.gateway.traffic.RetirementPolicy;
import io.signalbox.tools.gateway.traffic.RetirementPolicy.RetiredCall;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Decides whether a caller may use a route for data of a class. Stateless. */
final class RouteAdmission {
  private final RouteTable routes;
  private final RetirementPolicy retirements;
  private final Clock clock;

  RouteAdmission(RouteTable routes, RetirementPolicy retirements, Clock clock) {
    this.routes = routes;
    this.retirements = retirements;
    this.clock = clock;
  }

  /** Decision on a route. */
  sealed interface RouteDecision {
    /** The call may use these routes, in this order, starting with the requested one. */
    record Allowed(List<Route> chain) implements RouteDecision {}

    /** The requested route may not be used. */
    record Denied(CallRefusal refusal) implements RouteDecision {}
  }

  RouteDecision decide(String name, Caller caller, DataClass data, ApiProtocol shape) {
    // A route that somebody may not use is not there for them.
    Optional<Route> found = routes.find(name).filter(route -> admits(route, caller));
    if (found.isEmpty()) {
      return new RouteDecision.Denied(
          CallRefusal.denied(
              404,
              "model_not_found",
              "There is no route '" + name + "' that you may use; GET /v1/models lists yours."));
    }
    if (!caller.mayLower() && !data.covers(caller.dataClass())) {
      return new RouteDecision.Denied(lowered(caller, data));
    }
    // Whether a person has to agree to the call is asked last, when nothing else is in its way.
    Optional<CallRefusal> refusal = objection(found.get(), caller, data, shape);
    if (refusal.isEmpty()) {
      return allowed(found.get(), found.get(), caller, data, shape);
    }
    boolean ended = refusal.get().code().equals(CallRefusal.MODEL_RETIRED);
    return (ended ? successor(found.get(), caller) : Optional.<Route>empty())
        .filter(next -> mayStandIn(next, caller, data, shape))
        .map(next -> allowed(next, found.get(), caller, data, shape))
        .orElseGet(() -> new RouteDecision.Denied(refusal.get()));
  }

  /** Returns a route with those of its fallbacks that may stand in; not the retired one again. */
  private RouteDecision allowed(
      Route first, Route named, Caller caller, DataClass data, ApiProtocol shape) {
    return new RouteDecision.Allowed(
        routes.chain(first).stream()
            .filter(route -> first.equals(named) || !route.equals(named))
            // A fallback is checked like the first choice.
            .filter(route -> route.equals(first) || mayStandIn(route, caller, data, shape))
            .toList());
  }

  /** Returns the route that calls of a caller go over since a route's model has retired. */
  private Optional<Route> successor(Route route, Caller caller) {
    return retirements.decide(route, caller) instanceof RetiredCall.SuccessorRoute next
        ? routes.find(next.route())
        : Optional.empty();
  }

  private static CallRefusal lowered(Caller caller, DataClass data) {
    return CallRefusal.denied(
        403,
        "data_class",
        "Calls of %s carry %s data; this one may not say that it carries %s data."
            .formatted(caller.name(), caller.dataClass().label(), data.label()));
  }

  /** Returns whether a call may use a route that it did not name. */
  boolean mayStandIn(Route route, GatewayCall call) {
    return mayStandIn(route, call.caller(), call.dataClass(), call.body().shape());
  }

  /**
   * Returns whether a caller may use a route as a substitute; never one that needs an approval,
   * which is given for the named route only.
   */
  private boolean mayStandIn(Route route, Caller caller, DataClass data, ApiProtocol shape) {
    return admits(route, caller)
        && !route.approval()
        && objection(route, caller, data, shape).isEmpty();
  }

  /** Returns the routes that a caller may use. */
  List<Route> open(Caller caller) {
    return routes.list().stream().filter(route -> admits(route, caller)).toList();
  }

  private static boolean admits(Route route, Caller caller) {
    return route.access().admits(caller.name(), caller.team(), caller.groups());
  }

  private Optional<CallRefusal> objection(
      Route route, Caller caller, DataClass data, ApiProtocol shape) {
    if (!fits(route, shape)) {
      return Optional.of(
          CallRefusal.denied(
              400,
              "wrong_kind",
              "The route '" + route.name() + "' does not lead to what this address is for."));
    }
    if (!route.highest().covers(data)) {
      return Optional.of(
          CallRefusal.denied(
              403,
              "data_class",
              "The route '%s' may carry %s data at most; this call says it carries %s data."
                  .formatted(route.name(), route.highest().label(), data.label())));
    }
    return ended(route).flatMap(ending -> retired(route, caller, ending));
  }

  private static boolean fits(Route route, ApiProtocol shape) {
    return switch (route.target()) {
      case RouteTarget.Chat chat -> shape != ApiProtocol.OPENAI_EMBEDDINGS;
      case RouteTarget.Embedding embedding -> shape == ApiProtocol.OPENAI_EMBEDDINGS;
      case RouteTarget.PassThrough other -> false;
      case RouteTarget.HttpTool tool -> false;
      case RouteTarget.McpTool tool -> false;
    };
  }

  /** Returns the retirement of a route's model, if its day has come. */
  private Optional<ModelEnding> ended(Route route) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return routes.ending(route).filter(ending -> ending.exact() && !today.isBefore(ending.day()));
  }

  private Optional<CallRefusal> retired(Route route, Caller caller, ModelEnding ending) {
    String advice =
        switch (retirements.decide(route, caller)) {
          case RetiredCall.RetirementExtended extended -> "";
          case RetiredCall.SuccessorRoute next ->
              " Its calls go over '%s', which this one may not use.".formatted(next.route());
          case RetiredCall.RetirementRefusal refusal -> " " + refusal.advice();
        };
    return advice.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CallRefusal.denied(
                410,
                CallRefusal.MODEL_RETIRED,
                "The model behind '%s' was retired on %s (%s).%s"
                    .formatted(
                        route.name(), ending.day(), ending.source(), advice.stripTrailing())));
  }
}
