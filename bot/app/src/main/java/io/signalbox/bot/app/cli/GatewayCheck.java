package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.assembly.ModelAssembly;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.DoctorReport;
import io.signalbox.tools.client.GatewayProbe;
import io.signalbox.tools.core.route.ExternalGateway;
import io.signalbox.tools.core.route.ModelSettings;
import java.time.Clock;

/**
 * Check of {@code doctor} that the bot's key works at the remote gateway whose models write the
 * bot's answers.
 */
final class GatewayCheck {
  private static final String WHAT = "Gateway";

  private GatewayCheck() {}

  static void run(
      DoctorReport findings,
      SignalboxSettings settings,
      ModelSettings model,
      ExternalGateway gateway,
      Clock clock) {
    String route = model.route().name();
    switch (ModelAssembly.probe(settings, gateway, clock)) {
      case GatewayProbe.ProbeResult.Unreachable unreachable ->
          findings.bad(WHAT, "no gateway answers at " + gateway.url());
      case GatewayProbe.ProbeResult.ProbeRefused refused ->
          findings.bad(WHAT, gateway.url() + " does not take the key: " + refused.sentence());
      case GatewayProbe.ProbeResult.Routes routes -> {
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
