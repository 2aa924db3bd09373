package io.signalbox.tools.core.snapshot;

import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.price.ModelPrice;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.price.TokenPrice;
import io.signalbox.tools.core.route.CacheRule;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Provider;
import io.signalbox.tools.core.route.RateLimits;
import io.signalbox.tools.core.route.RedactionRule;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteAccess;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.core.route.RouteTraffic;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Model route in a policy snapshot, with the rules and remaining budgets for direct calls over it.
 *
 * @param embeds whether it makes vectors instead of conversing
 * @param goesDirect whether it may be used without the gateway: not where it fails closed, a person
 *     has to agree or an answer has to meet a schema
 * @param budgets that its calls are paid from
 * @param sealedKey the provider's direct key, see {@link SnapshotSeal}; empty for callers that do
 *     not get it
 */
public record SnapshotRoute(
    String name,
    boolean embeds,
    boolean goesDirect,
    End end,
    Rules rules,
    List<Left> budgets,
    Optional<String> sealedKey) {

  /** Provider, model and price of the route. */
  public record End(
      String provider,
      Provider.ProviderKind kind,
      URI baseUrl,
      Map<String, String> headers,
      String model,
      TokenPrice price) {
    public End {
      headers = Map.copyOf(headers);
    }
  }

  /** Route rules that direct calls have to keep. */
  public record Rules(
      DataClass highest,
      Duration timeout,
      Duration firstToken,
      int retries,
      List<String> fallback,
      RateLimits limits,
      int mostOutput,
      RedactionRule redaction) {
    public Rules {
      fallback = List.copyOf(fallback);
    }
  }

  /**
   * Remaining amount of a budget at the time of the snapshot.
   *
   * @param picodollars neither spent nor held when the snapshot was issued
   */
  public record Left(String budget, long picodollars) {}

  public SnapshotRoute {
    budgets = List.copyOf(budgets);
  }

  /** Creates the snapshot of a model route. */
  public static SnapshotRoute of(
      Route route, Provider provider, PricedModel model, List<Left> left, Optional<String> sealed) {
    boolean direct = !route.failClosed() && !route.approval() && route.outputSchema().isEmpty();
    return new SnapshotRoute(
        route.name(),
        route.target() instanceof RouteTarget.Embedding,
        direct,
        new End(
            provider.name(),
            provider.kind(),
            provider.baseUrl(),
            provider.headers(),
            model.model(),
            model.price().dearest()),
        new Rules(
            route.highest(),
            route.timeout(),
            route.firstToken(),
            route.retries(),
            route.fallback(),
            route.limits(),
            route.mostOutput(),
            route.redaction()),
        left,
        sealed);
  }

  /** Returns the provider with this key, for a direct call. */
  public Provider provider(Secret key) {
    return new Provider(end.provider(), end.kind(), end.baseUrl(), Optional.of(key), end.headers());
  }

  /** Returns the model's facts as far as the snapshot holds them. */
  public PricedModel model() {
    return new PricedModel(
        end.model(),
        end.provider(),
        ModelPrice.flat(end.price()),
        OptionalInt.empty(),
        "snapshot",
        LocalDate.EPOCH);
  }

  /** Rebuilds the route for direct calls to this provider. */
  public Route route(Provider provider) {
    RouteTarget target =
        embeds
            ? new RouteTarget.Embedding(provider, model())
            : new RouteTarget.Chat(provider, model());
    return new Route(
        name,
        target,
        new RouteAccess(Set.of(), Set.of(), Set.of()),
        rules.highest(),
        rules.timeout(),
        rules.firstToken(),
        rules.retries(),
        rules.fallback(),
        false,
        rules.limits(),
        Optional.empty(),
        rules.mostOutput(),
        CacheRule.OFF,
        rules.redaction(),
        Optional.empty(),
        Optional.empty(),
        false,
        RouteTraffic.PLAIN,
        false);
  }
}
