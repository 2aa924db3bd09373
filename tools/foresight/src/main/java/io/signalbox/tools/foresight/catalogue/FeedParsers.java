package io.signalbox.tools.foresight.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
   * Parses a feed into model facts, with a sentence about the entries whose dates are unreadable.
   *
   * @throws UnreadableFactsException when the whole is of another form
   */
  static FeedReading read(byte[] bytes, FactFeed feed, LocalDate today) {
    String name = feed.from();
    JsonNode root = CatalogueFile.tree(bytes, name);
    FactTrust trust =
        feed.form() == FactFeed.FeedForm.LITELLM ? FactTrust.SECONDARY : FactTrust.PROVIDER;
    FeedEntries entries = new FeedEntries(new FactSource(name, today, trust));
    switch (feed.form()) {
      case FACTS -> entries.addAll(CatalogueFile.facts(root, name));
      case OPENAI -> openai(root, feed, entries);
      case AZURE -> azure(root, entries);
      case BEDROCK -> bedrock(root, entries);
      case LITELLM -> litellm(root, entries);
    }
    FeedReading reading = entries.reading();
    if (reading.facts().isEmpty() && reading.problems().isEmpty()) {
      throw new UnreadableFactsException(
          name + " has no facts in the form " + feed.form().name().toLowerCase(Locale.ROOT));
    }
    return reading;
  }

  private static void openai(JsonNode root, FactFeed feed, FeedEntries entries) {
    String channel = feed.channel().orElse("openai-api");
    for (JsonNode model : root.path("data")) {
      // A list that lacks the field altogether says nothing of ends.
      if (model.has("shutdown_date")) {
        JsonNode end = model.path("shutdown_date");
        entries.add(channel, model.path("id").asText(""), DateKind.EXACT, end);
      }
    }
  }

  private static void azure(JsonNode root, FeedEntries entries) {
    for (JsonNode model : root.path("data")) {
      JsonNode end =
          model.has("shutdown_date")
              ? model.path("shutdown_date")
              : model.path("deprecation").path("inference");
      String status = model.path("lifecycle_status").asText("");
      DateKind kind = status.startsWith("deprecat") ? DateKind.EXACT : DateKind.EARLIEST;
      String id = model.path("id").asText("").replaceFirst("-(20\\d\\d-\\d\\d-\\d\\d)$", "@$1");
      if (!end.isMissingNode()) {
        entries.add("azure-foundry", id, kind, end);
      }
    }
  }

  private static void bedrock(JsonNode root, FeedEntries entries) {
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
      entries.add(
          new FeedEntries.NamedModel(vendor, "aws-bedrock", called),
          DateKind.EXACT,
          life.path("endOfLifeTime"),
          life.path("legacyTime"));
    }
  }

  private static void litellm(JsonNode root, FeedEntries entries) {
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode date = entry.getValue().path("deprecation_date");
      String provider = entry.getValue().path("litellm_provider").asText("");
      String channel =
          provider.startsWith("vertex_ai") ? "vertex-ai" : LITELLM.getOrDefault(provider, "");
      if (date.isTextual() && !channel.isEmpty()) {
        String model = entry.getKey().substring(entry.getKey().lastIndexOf('/') + 1);
        entries.add(channel, model, DateKind.EXACT, date);
      }
    }
  }
}
