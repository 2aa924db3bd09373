package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ModelPrice;
import io.signalbox.tools.core.price.PriceTable;
import io.signalbox.tools.core.price.PricedModel;
import io.signalbox.tools.core.price.TokenPrice;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the targets of routes from the settings: models, pass-through providers, HTTP tools and MCP
 * tools.
 */
final class TargetSettings {
  private static final Provider UNKNOWN =
      new Provider(
          "unset",
          Provider.ProviderKind.OPENAI,
          URI.create("http://unset"),
          Optional.empty(),
          Map.of());
  private static final McpServer UNKNOWN_SERVER =
      new McpServer.Http("unset", URI.create("http://unset"), Optional.empty());

  private static final SettingType<String> URL =
      SettingType.of(
          "URL",
          "an http or https URL; {name} may stand for an argument in its path or query",
          TargetSettings::url,
          "http://unset");

  private static String url(String text) {
    URI uri = URI.create(text.replaceAll("\\{\\w+}", "x"));
    boolean fixed =
        uri.getHost() != null && text.startsWith(uri.getScheme() + "://" + uri.getRawAuthority());
    if (!fixed || !uri.getScheme().matches("https?")) {
      throw new IllegalArgumentException("no URL");
    }
    return text;
  }

  /** Paths that a pass-through route permits where its settings name none. */
  private static final List<String> PASSED =
      List.of("images", "audio", "rerank", "moderations", "files", "batches", "completions");

  /** Kind of route that a settings section declares. */
  enum RouteKind {
    CHAT,
    EMBEDDING,
    PASS_THROUGH,
    HTTP_TOOL,
    MCP_TOOL
  }

  private final Map<String, Provider> providers;
  private final Map<String, McpServer> servers;
  private final PriceTable prices;

  TargetSettings(
      Map<String, Provider> providers, Map<String, McpServer> servers, PriceTable prices) {
    this.providers = providers;
    this.servers = servers;
    this.prices = prices;
  }

  RouteTarget read(ConfigSection section) {
    return switch (section.oneOf("kind", "What it leads to.", RouteKind.class).required()) {
      case CHAT -> new RouteTarget.Chat(provider(section), model(section), conversation(section));
      case EMBEDDING -> new RouteTarget.Embedding(provider(section), model(section));
      case PASS_THROUGH ->
          new RouteTarget.PassThrough(
              provider(section),
              section.has("model") ? Optional.of(model(section)) : modelNotNamed(section),
              passing(section));
      case HTTP_TOOL -> new RouteTarget.HttpTool(tool(section));
      case MCP_TOOL ->
          new RouteTarget.McpTool(
              server(section),
              section.text("tool", "The tool, as the MCP server names it.").required(),
              writes(section));
    };
  }

  /**
   * Reads the deployments of a route's model, and the share of its calls that another route gets.
   */
  RouteTraffic traffic(ConfigSection section, RouteTarget own) {
    List<RouteDeployment> deployments = new ArrayList<>();
    int weight = weight(section);
    section
        .namedSections(
            "deployments", "Further places where the model is, by a name of your choice.")
        .forEach(
            (name, place) ->
                deployments.add(new RouteDeployment(name, place(place, own), weight(place))));
    if (!deployments.isEmpty()) {
      deployments.addFirst(new RouteDeployment("", own, weight));
    }
    if (own.modelFacts().isEmpty() && !deployments.isEmpty()) {
      section.problem("deployments", "are for models only");
    }
    Optional<TrafficShare> share =
        section
            .optionalSection("share", "The part of its conversations that goes over another route.")
            .map(TargetSettings::share);
    return deployments.isEmpty() && share.isEmpty()
        ? RouteTraffic.PLAIN
        : new RouteTraffic(deployments, share);
  }

  private static int weight(ConfigSection section) {
    return section.integer("weight", "Its part beside the others.").between(1, 1_000).or(1);
  }

  private RouteTarget place(ConfigSection section, RouteTarget own) {
    return own instanceof RouteTarget.Chat chat
        ? new RouteTarget.Chat(provider(section), model(section), chat.rules())
        : new RouteTarget.Embedding(provider(section), model(section));
  }

  private static TrafficShare share(ConfigSection section) {
    return new TrafficShare(
        section.text("route", "The other route.").required(),
        section.integer("percent", "How many of a hundred conversations.").between(0, 100).or(10));
  }

  /** Describes the setting {@code model} for the documentation and returns no model. */
  private static Optional<PricedModel> modelNotNamed(ConfigSection section) {
    var unused = section.text("model", "The model, as the provider names it.").optional();
    return Optional.empty();
  }

  private static PassThroughRules passing(ConfigSection section) {
    return new PassThroughRules(
        section
            .list(
                "paths", "What may be called of a provider besides; * for all.", SettingType.text())
            .or(PASSED),
        Cost.dollars(
            section
                .decimal("call-price", "What each call that is passed on costs, in US dollars.")
                .between(0.0, 1e4)
                .or(0.0)),
        section
                .oneOf(
                    "unread",
                    "What becomes of files, sound and pictures with more than public data.",
                    UnreadRule.class)
                .or(UnreadRule.REFUSE)
            == UnreadRule.SEND);
  }

  /** Treatment of content that cannot be searched for sensitive data. */
  enum UnreadRule {
    REFUSE,
    SEND
  }

  private static ConversationRules conversation(ConfigSection section) {
    return new ConversationRules(
        section
            .oneOf(
                "unsupported",
                "What becomes of what a provider of another protocol cannot be told.",
                UnsupportedFeatureRule.class)
            .or(UnsupportedFeatureRule.REFUSE),
        section
            .duration(
                "keep-responses",
                "How long a response may be gone on from by its id; kept in memory.")
            .between(Duration.ofSeconds(10), Duration.ofHours(24))
            .optional());
  }

  private Provider provider(ConfigSection section) {
    String name = section.text("provider", "One of the providers.").required();
    Provider provider = providers.getOrDefault(name, UNKNOWN);
    if (!providers.containsKey(name) && section.has("provider")) {
      section.problem("provider", notAmong(name, "provider", providers));
    }
    return provider;
  }

  private McpServer server(ConfigSection section) {
    String name = section.text("server", "One of the MCP servers.").required();
    McpServer server = servers.getOrDefault(name, UNKNOWN_SERVER);
    if (!servers.containsKey(name) && section.has("server")) {
      section.problem("server", notAmong(name, "MCP server", servers));
    }
    return server;
  }

  private PricedModel model(ConfigSection section) {
    String name = section.text("model", "The model, as the provider names it.").required();
    Optional<PricedModel> own =
        section
            .optionalSection("price", "What the model costs, in US dollars a million tokens.")
            .map(price -> own(name, price));
    Optional<PricedModel> facts = own.or(() -> prices.find(name).map(known -> known.named(name)));
    if (facts.isEmpty() && section.has("model")) {
      section.problem(
          "model",
          "'"
              + name
              + "' is not in the price table; check the name ('signalbox models list NAME' says"
              + " whether it still lives), or give the route a price with input and output in"
              + " dollars a million tokens");
    }
    return facts.orElseGet(() -> PricedModel.free(name));
  }

  private static PricedModel own(String name, ConfigSection price) {
    ModelPrice tokens =
        ModelPrice.flat(
            TokenPrice.perMillion(
                price.decimal("input", "A million tokens of prompt.").between(0.0, 1e5).required(),
                price.decimal("output", "A million tokens of answer.").between(0.0, 1e5).or(0.0)));
    PricedModel free = PricedModel.free(name);
    return new PricedModel(name, "", tokens, free.context(), "settings", free.checked());
  }

  private static HttpToolTarget tool(ConfigSection section) {
    return new HttpToolTarget(
        section
            .oneOf("form", "Whose protocol it speaks.", HttpToolTarget.RequestForm.class)
            .or(HttpToolTarget.RequestForm.GENERIC),
        section.value("url", "Its address; {name} stands for an argument.", URL).required(),
        section
            .oneOf("method", "The HTTP method.", HttpToolTarget.Method.class)
            .or(HttpToolTarget.Method.POST),
        section.map("headers", "Headers to send.", SettingType.text()).or(Map.of()),
        section.secret("key", "The key its server wants.").optional(),
        section.text("body", "The body; {name} stands for an argument, in JSON.").optional(),
        section.text("parameters", "JSON schema of the arguments.").optional(),
        section.text("description", "What it does, as a model is told.").or("A tool."),
        writes(section));
  }

  private static boolean writes(ConfigSection section) {
    return section.bool("writes", "Whether calling it changes something.").or(true);
  }

  private static String notAmong(String name, String what, Map<String, ?> known) {
    return "'"
        + name
        + "' is not a "
        + what
        + (known.isEmpty()
            ? "; none is declared"
            : "; there are: " + String.join(", ", known.keySet()));
  }
}
