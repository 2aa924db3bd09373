package io.signalbox.tools.workflow.spend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pages of OpenAI's {@code /v1/organization/usage/completions} (and embeddings) and {@code /costs},
 * and of Anthropic's {@code usage_report/messages} and {@code cost_report}: buckets of time with
 * results. Several pages may stand in a list.
 */
final class UsageJson {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CENT_DIGITS = 2;

  private UsageJson() {}

  static List<BilledRow> read(String text) throws IOException {
    JsonNode root = JSON.readTree(text);
    List<BilledRow> rows = new ArrayList<>();
    for (JsonNode page : root.isArray() ? root : List.of(root)) {
      for (JsonNode bucket : page.path("data")) {
        for (JsonNode result : bucket.path("results")) {
          row(bucket, result).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  private static Optional<BilledRow> row(JsonNode bucket, JsonNode result) {
    LocalDate day = day(bucket);
    if (result.path("object").asText().equals("organization.costs.result")) {
      return Optional.of(openAiCost(day, result));
    }
    if (result.path("object").asText().startsWith("organization.usage.")) {
      return Optional.of(openAiUsage(day, result));
    }
    if (result.has("uncached_input_tokens")) {
      return Optional.of(anthropicUsage(day, result));
    }
    return result.has("amount") ? Optional.of(anthropicCost(day, result)) : Optional.empty();
  }

  private static LocalDate day(JsonNode bucket) {
    JsonNode start = bucket.path("start_time");
    Instant at =
        start.isNumber()
            ? Instant.ofEpochSecond(start.longValue())
            : Instant.parse(bucket.path("starting_at").asText(start.asText()));
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static BilledRow openAiUsage(LocalDate day, JsonNode result) {
    return new BilledRow(
        day,
        "openai",
        text(result, "model"),
        names(result, "api_key_id", "project_id", "user_id"),
        result.path("num_model_requests").asLong(),
        new TokenUsage(
            result.path("input_tokens").asLong(),
            result.path("output_tokens").asLong(),
            result.path("input_cached_tokens").asLong(),
            0),
        result.path("batch").asBoolean()
            ? ServiceTier.BATCH
            : ServiceTier.named(text(result, "service_tier")),
        Optional.empty());
  }

  private static BilledRow openAiCost(LocalDate day, JsonNode result) {
    return new BilledRow(
        day,
        "openai",
        model(text(result, "line_item")),
        names(result, "api_key_id", "project_id"),
        0,
        TokenUsage.NONE,
        ServiceTier.STANDARD,
        Optional.of(dollars(result.path("amount").path("value"), 0)));
  }

  /** The model of a line such as {@code gpt-5.4-mini-2026-03-05, input}. */
  static String model(String lineItem) {
    int comma = lineItem.indexOf(',');
    return (comma < 0 ? lineItem : lineItem.substring(0, comma)).strip();
  }

  private static BilledRow anthropicUsage(LocalDate day, JsonNode result) {
    JsonNode written = result.path("cache_creation");
    long hour = written.path("ephemeral_1h_input_tokens").asLong();
    long all = hour + written.path("ephemeral_5m_input_tokens").asLong();
    long read = result.path("cache_read_input_tokens").asLong();
    return new BilledRow(
        day,
        "anthropic",
        text(result, "model"),
        names(result, "api_key_id", "workspace_id", "service_account_id"),
        0,
        new TokenUsage(
            result.path("uncached_input_tokens").asLong() + read + all,
            result.path("output_tokens").asLong(),
            read,
            all,
            hour,
            result.path("server_tool_use").path("web_search_requests").asLong()),
        ServiceTier.named(text(result, "service_tier")),
        Optional.empty());
  }

  /** Amounts are decimal numbers of cents. */
  private static BilledRow anthropicCost(LocalDate day, JsonNode result) {
    String model = text(result, "model");
    return new BilledRow(
        day,
        "anthropic",
        model.isEmpty() ? text(result, "description") : model,
        names(result, "workspace_id"),
        0,
        TokenUsage.NONE,
        ServiceTier.STANDARD,
        Optional.of(dollars(result.path("amount"), CENT_DIGITS)));
  }

  private static Cost dollars(JsonNode amount, int left) {
    String number = amount.asText("").strip();
    return Cost.dollars(new BigDecimal(number.isEmpty() ? "0" : number).movePointLeft(left));
  }

  private static List<String> names(JsonNode result, String... fields) {
    return Stream.of(fields).map(field -> text(result, field)).toList();
  }

  private static String text(JsonNode result, String field) {
    return result.path(field).asText("").replace("null", "");
  }
}
