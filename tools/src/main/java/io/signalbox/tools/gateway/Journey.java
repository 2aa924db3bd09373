package io.signalbox.tools.gateway;

import io.signalbox.tools.price.ModelFacts;
import io.signalbox.tools.route.Provider;
import io.signalbox.tools.route.Route;
import io.signalbox.tools.route.RouteTarget;

/** A call on its way over one route of its chain. */
record Journey(
    Route route,
    Provider provider,
    ModelFacts model,
    GatewayCall call,
    CallLog log,
    Deadline deadline,
    boolean lastResort) {

  static Journey over(
      Route route, GatewayCall call, CallLog log, Deadline deadline, boolean lastResort) {
    Provider provider =
        switch (route.target()) {
          case RouteTarget.Chat chat -> chat.provider();
          case RouteTarget.Embedding embedding -> embedding.provider();
          case RouteTarget.HttpTool tool -> throw new IllegalStateException("a tool has no model");
          case RouteTarget.McpTool tool -> throw new IllegalStateException("a tool has no model");
        };
    ModelFacts model = route.target().modelFacts().orElseThrow();
    return new Journey(route, provider, model, call, log, deadline, lastResort);
  }

  boolean streams() {
    return call.body().streams();
  }
}
