package io.signalbox.tools.foresight.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Parsers of the feed formats of providers and lists; entries that cannot be parsed are skipped.
 */
final class FeedParsers {
  /** Channel by LiteLLM's name of the provider; entries of other providers are skipped. */
  private static final Map<String, String> LITELLM =
      Map.ofEntries(
          Map.entry("openai", "openai-api"),
          Map.entry("text-completion-openai", "openai-api"),
          Map.entry("anthropic", "anthropic-api"),
          Map.entry("gemini", "google-api"),
          Map.entry("azure", "azure-foundry"),
          Map.entry("azure_ai", "azure-foundry"),
          Map.entry("bedrock", "aws-bedrock"),
          Map.entry("bedrock_converse", "aws-bedrock"),
          Map.entry("mistral", "mistral-api"),
          Map.entry("groq", "groq-api"),
          Map.entry("xai", "xai-api"),
          Map.entry("deepseek", "deepseek-api"),
          Map.entry("moonshot", "moonshot-api"),
          Map.entry("cohere", "cohere-api"),
          Map.entry("cohere_chat", "cohere-api"));

  private FeedParsers() {}

  /**
   * Parses a feed into model facts.
   *
   * @throws UnreadableFactsException when the whole is of another form
   */
  static List<ModelFact> read(byte[] bytes, FactFeed feed, LocalDate today) {
    String name = feed.from();
    JsonNode root = CatalogueFile.tree(bytes, name);
    List<ModelFact> facts =
        switch (feed.form()) {
          case FACTS -> CatalogueFile.facts(root, name);
          case OPENAI -> openai(root, feed, today);
          case AZURE -> azure(root, name, today);
          case BEDROCK -> bedrock(root, name, today);
          case LITELLM -> litellm(root, name, today);
        };
    if (facts.isEmpty()) {
      throw new UnreadableFactsException(
          name + " has no facts in the form " + feed.form().name().toLowerCase(Locale.ROOT));
    }
    return facts;
  }

  private static List<ModelFact> openai(JsonNode root, FactFeed feed, LocalDate today) {
    List<ModelFact> facts = new ArrayList<>();
    FactSource source = new FactSource(feed.from(), today, FactTrust.PROVIDER);
    String channel = feed.channel().orElse("openai-api");
    for (JsonNode model : root.path("data")) {
      // A list that lacks the field altogether says nothing of ends.
      if (model.has("shutdown_date")) {
        Optional<LocalDate> day = day(model.path("shutdown_date"));
        add(facts, channel, model.path("id").asText(""), day, DateKind.EXACT, source);
      }
    }
    return facts;
  }

  private static List<ModelFact> azure(JsonNode root, String name, LocalDate today) {
    List<ModelFact> facts = new ArrayList<>();
    FactSource source = new FactSource(name, today, FactTrust.PROVIDER);
    for (JsonNode model : root.path("data")) {
      JsonNode end =
          model.has("shutdown_date")
              ? model.path("shutdown_date")
              : model.path("deprecation").path("inference");
      String status = model.path("lifecycle_status").asText("");
      DateKind kind = status.startsWith("deprecat") ? DateKind.EXACT : DateKind.EARLIEST;
      String id = model.path("id").asText("").replaceFirst("-(20\\d\\d-\\d\\d-\\d\\d)$", "@$1");
      if (!end.isMissingNode()) {
        add(facts, "azure-foundry", id, day(end), kind, source);
      }
    }
    return facts;
  }

  private static List<ModelFact> bedrock(JsonNode root, String name, LocalDate today) {
    List<ModelFact> facts = new ArrayList<>();
    FactSource source = new FactSource(name, today, FactTrust.PROVIDER);
    List<JsonNode> models = new ArrayList<>();
    root.path("modelSummaries").forEach(models::add);
    if (root.has("modelDetails")) {
      models.add(root.path("modelDetails"));
    }
    for (JsonNode model : models) {
      String id = model.path("modelId").asText("");
      JsonNode life = model.path("modelLifecycle");
      if (life.isMissingNode() || id.indexOf('.') < 0) {
        continue;
      }
      String vendor = id.substring(0, id.indexOf('.'));
      String local = id.substring(id.indexOf('.') + 1);
      String called = vendor.equals("anthropic") ? local.replaceFirst("-v\\d+:\\d+$", "") : local;
      FeedEnd end =
          new FeedEnd(
              day(life.path("endOfLifeTime")), DateKind.EXACT, day(life.path("legacyTime")));
      facts.add(fact(vendor, "aws-bedrock", called, end, source));
    }
    return facts;
  }

  private static List<ModelFact> litellm(JsonNode root, String name, LocalDate today) {
    List<ModelFact> facts = new ArrayList<>();
    FactSource source = new FactSource(name, today, FactTrust.SECONDARY);
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode date = entry.getValue().path("deprecation_date");
      String provider = entry.getValue().path("litellm_provider").asText("");
      String channel =
          provider.startsWith("vertex_ai") ? "vertex-ai" : LITELLM.getOrDefault(provider, "");
      if (date.isTextual() && !channel.isEmpty()) {
        String model = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
        add(facts, channel, model, day(date), DateKind.EXACT, source);
      }
    }
    return facts;
  }

  private static void add(
      List<ModelFact> facts,
      String channel,
      String model,
      Optional<LocalDate> day,
      DateKind kind,
      FactSource source) {
    if (!model.isBlank()) {
      facts.add(
          fact(
              channel.replace("-api", ""),
              channel,
              model,
              new FeedEnd(day, kind, Optional.empty()),
              source));
    }
  }

  /** Retirement of a model as a feed reports it. */
  private record FeedEnd(Optional<LocalDate> day, DateKind kind, Optional<LocalDate> deprecated) {}

  private static ModelFact fact(
      String provider, String channel, String model, FeedEnd end, FactSource source) {
    return new ModelFact(
        provider,
        channel,
        model,
        Optional.empty(),
        "",
        Optional.empty(),
        end.deprecated(),
        end.day(),
        end.kind(),
        "",
        List.of(),
        List.of(),
        List.of(),
        source,
        "",
        List.of());
  }

  /** Parses a day in the notations of providers: a date, a time, or seconds since 1970. */
  private static Optional<LocalDate> day(JsonNode node) {
    try {
      if (node.isNumber()) {
        return Optional.of(
            LocalDate.ofInstant(Instant.ofEpochSecond(node.longValue()), ZoneOffset.UTC));
      }
      return node.isTextual() && node.textValue().length() >= 10
          ? Optional.of(LocalDate.parse(node.textValue().substring(0, 10)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
