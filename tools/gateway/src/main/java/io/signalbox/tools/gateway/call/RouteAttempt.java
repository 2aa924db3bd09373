package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallDeadline;
import io.signalbox.tools.core.call.GatewayCall;
import io.signalbox.tools.core.price.ModelFacts;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTarget;

/** A call on its way over one route of its chain. */
record RouteAttempt(
    Route route,
    Provider provider,
    ModelFacts model,
    GatewayCall call,
    CallLog log,
    CallDeadline deadline,
    boolean lastResort) {

  static RouteAttempt over(
      Route route, GatewayCall call, CallLog log, CallDeadline deadline, boolean lastResort) {
    Provider provider =
        switch (route.target()) {
          case RouteTarget.Chat chat -> chat.provider();
          case RouteTarget.Embedding embedding -> embedding.provider();
          case RouteTarget.HttpTool tool -> throw new IllegalStateException("a tool has no model");
          case RouteTarget.McpTool tool -> throw new IllegalStateException("a tool has no model");
        };
    ModelFacts model = route.target().modelFacts().orElseThrow();
    return new RouteAttempt(route, provider, model, call, log, deadline, lastResort);
  }

  boolean streams() {
    return call.body().streams();
  }
}
