package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.secret.Secret;
import io.signalbox.tools.core.price.PricedModel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the bot's answer-writing model: its chat route, answer length, timeout and gateway.
 *
 * @param mostTokens an answer may take
 * @param timeout for an answer, whatever routes it is tried over; well below the time after which a
 *     question counts as abandoned
 * @param gateway which has the route, where that is not this process
 */
public record ModelSettings(
    Route route, int mostTokens, Duration timeout, Optional<ExternalGateway> gateway) {
  /** Caller name under which the bot itself calls routes. */
  public static final String CALLER = "signalbox";

  /** Creates settings for a route of this process's own gateway. */
  public ModelSettings(Route route, int mostTokens, Duration timeout) {
    this(route, mostTokens, timeout, Optional.empty());
  }

  /** Reads the section {@code model} and finds or derives the chat route. */
  public static ModelSettings from(ConfigSection section, RouteTable routes) {
    Optional<String> declared =
        section.text("route", "A declared chat route; then nothing else is needed.").optional();
    String name = section.text("name", "What answers call this route.").or("answers");
    Optional<URI> baseUrl =
        section.uri("base-url", "An OpenAI-compatible address, up to and with /v1.").optional();
    Optional<String> model =
        section.text("model", "The model, as the provider names it.").optional();
    Optional<Secret> key =
        section.secret("api-key", "The provider's key, where it wants one.").optional();
    Duration timeout =
        section
            .duration("timeout", "After this the composed answer is given instead.")
            .between(Duration.ofSeconds(1), Duration.ofSeconds(90))
            .or(Duration.ofSeconds(20));
    int mostTokens =
        section.integer("max-tokens", "Most tokens of an answer.").between(64, 8_192).or(800);
    Optional<ExternalGateway> gateway = ExternalGateway.from(section);
    URI address = baseUrl.orElse(URI.create("http://unset"));
    Provider provider = new Provider(name, Provider.ProviderKind.OPENAI, address, key, Map.of());
    PricedModel facts = PricedModel.free(model.orElse("unset"));
    Route own = own(name, provider, facts, timeout, mostTokens);
    if (gateway.isPresent()) {
      if (declared.isEmpty() || baseUrl.isPresent()) {
        section.problem("needs the route's name on that gateway under route, and no base-url");
      }
      Route there = own(declared.orElse(name), provider, facts, timeout, mostTokens);
      return new ModelSettings(there, mostTokens, timeout, gateway);
    }
    if (declared.isPresent()) {
      Route route = declared(declared.get(), section, routes).orElse(own);
      return new ModelSettings(route, mostTokens, timeout);
    }
    check(section, name, routes, baseUrl.isPresent() && model.isPresent());
    return new ModelSettings(own, mostTokens, timeout);
  }

  private static void check(
      ConfigSection section, String name, RouteTable routes, boolean isComplete) {
    if (!isComplete) {
      section.problem("needs a route, or base-url and model of an OpenAI-compatible server");
    }
    if (routes.find(name).isPresent()) {
      section.problem("name", "'" + name + "' is a declared route already; name it under route");
    }
  }

  private static Optional<Route> declared(String name, ConfigSection section, RouteTable routes) {
    Optional<Route> route = routes.find(name);
    if (route.filter(each -> each.target() instanceof RouteTarget.Chat).isEmpty()) {
      section.problem("route", "'" + name + "' is not a declared route of kind chat");
    } else if (!route.get().access().admits(CALLER, CALLER, Set.of())) {
      section.problem(
          "route", "'" + name + "' may not be used by the bot; add " + CALLER + " to its callers");
    }
    return route;
  }

  private static Route own(
      String name, Provider provider, PricedModel model, Duration timeout, int mostTokens) {
    return new Route(
        name,
        new RouteTarget.Chat(provider, model),
        new RouteAccess(Set.of(CALLER), Set.of(), Set.of()),
        DataClass.INTERNAL,
        timeout,
        timeout,
        1,
        List.of(),
        false,
        RateLimits.NONE,
        Optional.empty(),
        mostTokens,
        CacheRule.OFF,
        RedactionRule.STRICT,
        Optional.empty(),
        Optional.empty(),
        false,
        RouteTraffic.PLAIN,
        false);
  }

  /** Returns the declared routes together with the derived one. */
  public RouteTable among(RouteTable routes) {
    boolean known = gateway.isPresent() || routes.find(route.name()).isPresent();
    return known ? routes : routes.with(route);
  }
}
