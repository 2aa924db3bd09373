package io.signalbox.bot.app.administration;

import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.tools.core.route.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes the differences between two versions of the settings, one line of text for each change.
 */
final class SettingsChanges {
  private SettingsChanges() {}

  static List<String> between(SignalboxSettings before, SignalboxSettings after) {
    List<String> lines = new ArrayList<>();
    for (Route route : after.routes().list()) {
      Optional<Route> known = before.routes().find(route.name());
      if (known.isEmpty()) {
        lines.add("Route " + route.name() + " is new.");
      } else if (!known.get().equals(route)) {
        lines.addAll(changes(known.get(), route));
      }
    }
    before.routes().list().stream()
        .filter(route -> after.routes().find(route.name()).isEmpty())
        .forEach(route -> lines.add("Route " + route.name() + " is gone."));
    if (!before.routes().budgets().equals(after.routes().budgets())) {
      lines.add("The budgets across routes have changed.");
    }
    if (!before.gateway().equals(after.gateway())
        || !before.admin().equals(after.admin())
        || !before.database().equals(after.database())
        || !before.data().equals(after.data())) {
      lines.add("The sections gateway, database and data count after a restart only.");
    }
    return lines;
  }

  private static List<String> changes(Route before, Route after) {
    Map<String, Object> old = parts(before);
    List<String> lines = new ArrayList<>();
    parts(after)
        .forEach(
            (name, now) -> {
              Object was = old.get(name);
              if (!now.equals(was)) {
                lines.add(line(after.name(), name, String.valueOf(was), String.valueOf(now)));
              }
            });
    return lines;
  }

  private static String line(String route, String part, String before, String after) {
    return before.equals(after) || before.length() + after.length() > 120
        ? "Route %s: %s has changed.".formatted(route, part)
        : "Route %s: %s is %s, was %s.".formatted(route, part, after, before);
  }

  /** Returns the settings of a route by name, without secrets. */
  private static Map<String, Object> parts(Route route) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("model", route.target().modelName().orElse("a tool"));
    parts.put("provider or price", route.target());
    parts.put("who may use it", route.access());
    parts.put("data-class", route.highest().label());
    parts.put("timeout", route.timeout());
    parts.put("first-token", route.firstToken());
    parts.put("retries", route.retries());
    parts.put("fallback", route.fallback());
    parts.put("on-failure", route.failClosed() ? "refuse" : "next");
    parts.put("limits", route.limits());
    parts.put(
        "budget", route.budget().map(each -> each.amount() + " a " + each.period()).orElse("none"));
    parts.put("output-tokens", route.mostOutput());
    parts.put("cache", route.cache());
    parts.put("redaction", route.redaction());
    parts.put("output-schema", route.outputSchema());
    parts.put("hedge-after", route.hedgeAfter());
    parts.put("approval", route.approval());
    return parts;
  }
}
