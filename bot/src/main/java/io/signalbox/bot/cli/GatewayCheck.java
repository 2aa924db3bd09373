package io.signalbox.bot.cli;

import io.signalbox.bot.assembly.ModelAssembly;
import io.signalbox.bot.assembly.SignalboxSettings;
import io.signalbox.tools.client.GatewayProbe;
import io.signalbox.tools.route.ModelSettings;
import io.signalbox.tools.route.SharedGateway;
import java.time.Clock;

/** Check by {@code doctor} of the remote gateway that writes the bot's answers. */
final class GatewayCheck {
  private static final String WHAT = "Gateway";

  private GatewayCheck() {}

  static void run(
      Findings findings,
      SignalboxSettings settings,
      ModelSettings model,
      SharedGateway gateway,
      Clock clock) {
    String route = model.route().name();
    switch (ModelAssembly.probe(settings, gateway, clock)) {
      case GatewayProbe.Result.Unreachable unreachable ->
          findings.bad(WHAT, "no gateway answers at " + gateway.url());
      case GatewayProbe.Result.Refused refused ->
          findings.bad(WHAT, gateway.url() + " does not take the key: " + refused.sentence());
      case GatewayProbe.Result.Routes routes -> {
        if (routes.names().contains(route)) {
          findings.good(WHAT, gateway.url() + " has the route " + route + " for this key");
        } else {
          findings.bad(
              WHAT,
              "the key may not use a route named '"
                  + route
                  + "' at "
                  + gateway.url()
                  + "; it may use: "
                  + (routes.names().isEmpty() ? "none" : String.join(", ", routes.names())));
        }
      }
    }
  }
}
