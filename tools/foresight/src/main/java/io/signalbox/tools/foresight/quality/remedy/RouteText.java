package io.signalbox.tools.foresight.quality.remedy;

import io.signalbox.config.secret.Sha256Hash;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.Route;
import java.util.List;

/**
 * Brief description of a route's settings, which differs whenever a setting does that can change
 * answers: model, provider, and a fingerprint of the rest.
 */
public final class RouteText {
  static final String AT = " at ";
  private static final int DIGITS = 6;

  private RouteText() {}

  /** Returns the description, such as {@code small-chat at local (4f1a2b)}. */
  public static String of(Route route) {
    String rest =
        List.of(
                route.timeout(),
                route.firstToken(),
                route.retries(),
                route.fallback(),
                route.failClosed(),
                route.mostOutput(),
                route.outputSchema(),
                route.hedgeAfter(),
                route.approval())
            .toString();
    return route.target().modelName().orElse("a tool")
        + AT
        + route.target().modelProvider().map(Provider::name).orElse("its server")
        + " ("
        + digest(rest)
        + ")";
  }

  private static String digest(String text) {
    return Sha256Hash.hex(text).substring(0, DIGITS);
  }
}
