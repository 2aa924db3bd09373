package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRefusal;
import io.signalbox.tools.core.redaction.TextRedactor;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Choice of the route for a pass-through request, by its name or as the only one that takes its
 * path, with the checks of data class, content and path.
 */
final class PassThroughChoice {
  private final Supplier<RouteAdmission> admission;
  private final TextRedactor redactor;

  /**
   * @param admission of callers to routes, of the present settings
   */
  PassThroughChoice(Supplier<RouteAdmission> admission, TextRedactor redactor) {
    this.admission = admission;
    this.redactor = redactor;
  }

  /** Route that takes the request, or the refusal. */
  sealed interface ChoiceResult {
    /** The request may go over this route. */
    record Chosen(Route route, RouteTarget.PassThrough target) implements ChoiceResult {}

    /** The request is refused. */
    record Denied(CallRefusal refusal) implements ChoiceResult {}
  }

  ChoiceResult of(PassThroughRequest request, RawBody body) {
    List<Route> open = admission.get().open(request.sender.caller());
    Optional<String> named = request.place.route().or(body::model);
    Optional<CallRefusal> elsewhere = namesAnotherKind(request, open, named);
    if (elsewhere.isPresent()) {
      return new ChoiceResult.Denied(elsewhere.get());
    }
    List<Route> routes = routes(request, open, named);
    if (routes.size() != 1) {
      return new ChoiceResult.Denied(unclear(request, routes));
    }
    Route route = routes.getFirst();
    RouteTarget.PassThrough target = (RouteTarget.PassThrough) route.target();
    return objection(route, target, request, body)
        .<ChoiceResult>map(ChoiceResult.Denied::new)
        .orElseGet(() -> new ChoiceResult.Chosen(route, target));
  }

  private static List<Route> routes(
      PassThroughRequest request, List<Route> open, Optional<String> named) {
    List<Route> taking =
        open.stream()
            .filter(
                route ->
                    route.target() instanceof RouteTarget.PassThrough to
                        && to.rules().holds(request.place.path()))
            .toList();
    List<Route> exact =
        taking.stream().filter(route -> named.filter(route.name()::equals).isPresent()).toList();
    return exact.isEmpty() && request.place.route().isEmpty() ? taking : exact;
  }

  /** Returns the refusal for a named route, open to the caller, that passes nothing through. */
  private static Optional<CallRefusal> namesAnotherKind(
      PassThroughRequest request, List<Route> open, Optional<String> named) {
    return open.stream()
        .filter(route -> named.filter(route.name()::equals).isPresent())
        .filter(route -> !(route.target() instanceof RouteTarget.PassThrough))
        .findFirst()
        .map(
            route ->
                CallRefusal.denied(
                    400,
                    "wrong_kind",
                    "The route '%s' does not take %s /%s."
                        .formatted(route.name(), request.place.method(), request.place.path())));
  }

  private static CallRefusal unclear(PassThroughRequest request, List<Route> routes) {
    if (routes.isEmpty()) {
      String which = request.place.route().map(name -> " '" + name + "'").orElse("");
      String sentence =
          "There is no route%s that you may use for /%s.".formatted(which, request.place.path());
      return CallRefusal.denied(404, "model_not_found", sentence);
    }
    String names = String.join(", ", routes.stream().map(Route::name).toList());
    String sentence = "Name the route, as \"model\" or in the header X-Signalbox-Route: ";
    return CallRefusal.denied(400, "route_missing", sentence + names + ".");
  }

  private Optional<CallRefusal> objection(
      Route route, RouteTarget.PassThrough target, PassThroughRequest request, RawBody body) {
    DataClass data = request.sender.dataClass();
    boolean lowered =
        !request.sender.caller().mayLower() && !data.covers(request.sender.caller().dataClass());
    if (lowered || !route.highest().covers(data)) {
      return Optional.of(
          CallRefusal.denied(
              403,
              "data_class",
              "The route '%s' may not carry what this call carries: %s data at most."
                  .formatted(route.name(), route.highest().label())));
    }
    if (redactor.holdsSecret(request.place.path())) {
      return Optional.of(
          CallRefusal.denied(400, "unsafe_path", "The path holds what looks like a secret."));
    }
    if (body.isUnread() && data != DataClass.PUBLIC && !target.rules().sendsUnread()) {
      return Optional.of(
          CallRefusal.denied(
              403,
              "data_class",
              "The route '%s' takes files, sound and pictures with public data only, since nobody looks through them."
                  .formatted(route.name())));
    }
    return Optional.empty();
  }
}
