package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.config.SettingType;
import io.signalbox.tools.core.price.PriceFile;
import io.signalbox.tools.core.price.PriceTable;
import io.signalbox.tools.core.price.UnreadablePricesException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the settings {@code providers}, {@code mcp-servers}, {@code prices} and {@code routes} into
 * a route table.
 */
public final class RouteSettings {
  private static final String NAME = "[A-Za-z0-9][\\w.:/-]{0,99}";

  private RouteSettings() {}

  /** Reads all routes and checks their fallbacks against each other. */
  public static RouteTable from(ConfigSection root) {
    PriceTable prices = prices(root);
    TargetSettings targets =
        new TargetSettings(
            ProviderSettings.providers(root), ProviderSettings.mcpServers(root), prices);
    Map<String, Route> routes = new LinkedHashMap<>();
    Map<String, ConfigSection> sections =
        root.namedSections("routes", "Sanctioned ways to call a model or a tool, by name.");
    sections.forEach((name, section) -> routes.put(name, route(name, section, targets)));
    FallbackCheck.check(routes, sections);
    Map<String, Integer> lines = new LinkedHashMap<>();
    sections.forEach((name, section) -> lines.put(name, section.line("model")));
    return RouteTable.of(routes.values(), CrossRouteBudgetSettings.from(root)).at(lines);
  }

  /** Reads the price table that the settings name and merges it over the bundled one. */
  public static PriceTable prices(ConfigSection root) {
    Optional<Path> file =
        root.path("prices", "A price table beside the one that comes along; LiteLLM's form too.")
            .optional();
    try {
      return file.map(path -> PriceFile.bundled().with(PriceFile.read(path)))
          .orElseGet(PriceFile::bundled);
    } catch (UnreadablePricesException e) {
      root.problem("prices", "cannot be used: " + e.getMessage());
      return PriceFile.bundled();
    }
  }

  private static Route route(String name, ConfigSection section, TargetSettings targets) {
    if (!name.matches(NAME) && !name.startsWith("<")) {
      section.problem("must be named with letters, digits and . : / - _, at most 100");
    }
    RouteTarget target = targets.read(section);
    Duration timeout = time(section, "timeout", "For the whole call.", Duration.ofSeconds(60));
    Route route =
        new Route(
            name,
            target,
            access(section),
            section
                .oneOf("data-class", "The most protected data it may carry.", DataClass.class)
                .or(DataClass.INTERNAL),
            timeout,
            time(section, "first-token", "For a streamed answer to begin.", Duration.ofSeconds(20)),
            section.integer("retries", "Further attempts of what is safe.").between(0, 5).or(1),
            section
                .list("fallback", "Routes to try when it cannot answer.", SettingType.text())
                .or(List.of()),
            failsClosed(section),
            PolicySettings.limits(section.section("limits", "How fast one caller may use it.")),
            section
                .optionalSection("budget", "What may be spent over it.")
                .map(PolicySettings::budget),
            section
                .integer("output-tokens", "Most tokens of one answer; a budget reserves them.")
                .between(1, 1_000_000)
                .or(8_192),
            PolicySettings.cache(section.section("cache", "Which answers are given again.")),
            PolicySettings.redaction(
                section.section("redaction", "What is taken out before a call leaves.")),
            section.text("output-schema", "JSON schema that every answer has to meet.").optional(),
            hedgeAfter(section),
            section.bool("approval", "Whether a person has to agree to each call.").or(false),
            targets.traffic(section, target),
            logsTexts(section));
    PolicySettings.check(route, section);
    return route;
  }

  private static boolean logsTexts(ConfigSection section) {
    return section.bool("log-texts", "Whether the log of calls gets texts, encrypted.").or(false);
  }

  private static Duration time(
      ConfigSection section, String key, String description, Duration fallback) {
    return section
        .duration(key, description)
        .between(Duration.ofMillis(100), Duration.ofHours(1))
        .or(fallback);
  }

  private static Optional<Duration> hedgeAfter(ConfigSection section) {
    return section
        .duration("hedge-after", "A second request goes out when none answered by then.")
        .between(Duration.ofMillis(10), Duration.ofMinutes(10))
        .optional();
  }

  private static boolean failsClosed(ConfigSection section) {
    return section
            .oneOf("on-failure", "What happens when it cannot answer.", OnFailure.class)
            .or(OnFailure.NEXT)
        == OnFailure.REFUSE;
  }

  /** Behaviour of a call when its route cannot answer. */
  enum OnFailure {
    NEXT,
    REFUSE
  }

  private static RouteAccess access(ConfigSection section) {
    RouteAccess access =
        new RouteAccess(
            set(section, "callers", "Callers who may use it; '*' for all that hold a key."),
            set(section, "teams", "Teams whose callers may use it."),
            set(section, "groups", "Slack groups whose members may use it."));
    if (access.equals(new RouteAccess(Set.of(), Set.of(), Set.of()))) {
      section.note("callers", "is empty, and so are teams and groups: nobody may use this route");
    }
    return access;
  }

  private static Set<String> set(ConfigSection section, String key, String description) {
    return Set.copyOf(section.list(key, description, SettingType.text()).or(List.of()));
  }
}
