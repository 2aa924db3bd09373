package io.signalbox.tools.core.route;

import io.signalbox.config.ConfigSection;
import io.signalbox.tools.core.price.Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a route's limits, budget, cache and redaction from the settings and reports combinations
 * that are invalid.
 */
final class PolicySettings {
  private static final int MOST = 100_000_000;

  private PolicySettings() {}

  static RateLimits limits(ConfigSection section) {
    return new RateLimits(
        number(section.integer("requests", "Requests a minute.").between(1, MOST).optional()),
        number(section.integer("tokens", "Tokens a minute.").between(1, MOST).optional()),
        number(
            section
                .integer("concurrent", "Calls of all callers under way in one process.")
                .between(1, 100_000)
                .optional()));
  }

  static BudgetRule budget(ConfigSection section) {
    return new BudgetRule(
        Cost.dollars(
            section.decimal("amount", "US dollars in a period.").between(0.0, 1e6).required()),
        section.oneOf("period", "When it renews, in UTC.", BudgetRule.Period.class).required(),
        section
            .oneOf("for", "Who shares the amount.", BudgetRule.Share.class)
            .or(BudgetRule.Share.CALLER),
        warnAt(section));
  }

  static double warnAt(ConfigSection section) {
    return section
        .decimal("warn-at", "Share of it at which its owner is told.")
        .between(0.01, 1.0)
        .or(0.8);
  }

  static CacheRule cache(ConfigSection section) {
    return new CacheRule(
        section
            .oneOf("matching", "When an answer fits another request.", CacheRule.Matching.class)
            .or(CacheRule.Matching.OFF),
        section
            .oneOf("for", "Who may be given it.", CacheRule.Sharing.class)
            .or(CacheRule.Sharing.CALLER),
        section
            .duration("keep", "How long it may be given.")
            .between(Duration.ofSeconds(1), Duration.ofDays(30))
            .or(Duration.ofHours(1)),
        section
            .decimal("similarity", "Least cosine of two questions that count as one.")
            .between(0.5, 1.0)
            .or(0.95),
        section
            .oneOf("store", "Where answers are kept.", CacheRule.CacheStore.class)
            .or(CacheRule.CacheStore.MEMORY));
  }

  static RedactionRule redaction(ConfigSection section) {
    return new RedactionRule(
        section
            .oneOf("secrets", "Keys, tokens, passwords.", RedactionRule.Treatment.class)
            .or(RedactionRule.Treatment.MASK),
        section
            .oneOf("personal-data", "Addresses, numbers.", RedactionRule.Treatment.class)
            .or(RedactionRule.Treatment.MASK),
        section.bool("restore", "Whether the reply gets back what was taken out.").or(true));
  }

  /** Reports contradictions within the settings of one route. */
  static void check(Route route, ConfigSection section) {
    boolean model = route.target().modelFacts().isPresent();
    boolean chat = route.target() instanceof RouteTarget.Chat;
    if (!model && route.cache().matching() != CacheRule.Matching.OFF) {
      section.problem("cache", "is for models only; a tool's answer is never given again");
    }
    if (!chat && route.cache().matching() == CacheRule.Matching.SEMANTIC) {
      section.problem("cache", "must be off or exact; only a chat route has a semantic one");
    }
    if (!model && route.budget().isPresent()) {
      section.problem("budget", "is for models only; limit a tool's requests a minute instead");
    }
    if (!model && route.hedgeAfter().isPresent()) {
      section.problem("hedge-after", "is for models only; a tool may change something twice");
    }
    if (!chat && route.outputSchema().isPresent()) {
      section.problem("output-schema", "is for chat routes only");
    }
    if (route.target() instanceof RouteTarget.Embedding embedding
        && !embedding.provider().kind().speaksOpenAi()) {
      section.problem("provider", "has no embeddings here; it does not speak OpenAI's protocol");
    }
    route
        .outputSchema()
        .filter(schema -> !schema.strip().startsWith("{"))
        .ifPresent(schema -> section.problem("output-schema", "must be a JSON object"));
  }

  private static OptionalInt number(Optional<Integer> value) {
    return value.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
