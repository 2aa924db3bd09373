package io.signalbox.tools.workflow.spend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.core.price.ServiceTier;
import io.signalbox.tools.core.price.TokenUsage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parser of JSON usage exports: pages of OpenAI's {@code /v1/organization/usage/completions} (and
 * embeddings) and {@code /costs}, and of Anthropic's {@code usage_report/messages} and {@code
 * cost_report}. Several pages may stand in a list.
 */
final class UsageJson {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int CENT_DIGITS = 2;

  private final UsageTally tally;
  private final JsonNode result;

  /** Place of the result in the file, for error messages. */
  private final String place;

  private UsageJson(UsageTally tally, JsonNode result, String place) {
    this.tally = tally;
    this.result = result;
    this.place = place;
  }

  static void read(String text, UsageTally tally) throws IOException {
    JsonNode root = JSON.readTree(text);
    for (JsonNode page : root.isArray() ? root : List.of(root)) {
      JsonNode buckets = page.path("data");
      for (int i = 0; i < buckets.size(); i++) {
        JsonNode results = buckets.get(i).path("results");
        String start = text(buckets.get(i), "start_time") + text(buckets.get(i), "starting_at");
        for (int j = 0; j < results.size(); j++) {
          String place = "data[" + i + "].results[" + j + "]";
          new UsageJson(tally, results.get(j), place)
              .row(day(buckets.get(i)))
              .ifPresent(row -> tally.add(row, start));
        }
      }
    }
    JsonNode last = root.isArray() ? root.path(root.size() - 1) : root;
    if (last.path("has_more").asBoolean(false)) {
      tally.more();
    }
  }

  private Optional<UsageRow> row(LocalDate day) {
    if (result.path("object").asText().equals("organization.costs.result")) {
      return openAiCost(day);
    }
    if (result.path("object").asText().startsWith("organization.usage.")) {
      return Optional.of(openAiUsage(day));
    }
    if (result.has("uncached_input_tokens")) {
      return Optional.of(anthropicUsage(day));
    }
    return result.has("amount") ? anthropicCost(day) : Optional.empty();
  }

  private static LocalDate day(JsonNode bucket) {
    JsonNode start = bucket.path("start_time");
    Instant at =
        start.isNumber()
            ? Instant.ofEpochSecond(start.longValue())
            : Instant.parse(bucket.path("starting_at").asText(start.asText()));
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private UsageRow openAiUsage(LocalDate day) {
    return new UsageRow(
        day,
        "openai",
        text(result, "model"),
        names(result, "api_key_id", "project_id", "user_id"),
        count("num_model_requests"),
        new TokenUsage(
            count("input_tokens"), count("output_tokens"), count("input_cached_tokens"), 0),
        result.path("batch").asBoolean()
            ? ServiceTier.BATCH
            : ServiceTier.named(text(result, "service_tier")),
        Optional.empty());
  }

  private Optional<UsageRow> openAiCost(LocalDate day) {
    JsonNode amount = result.path("amount");
    return paid(amount.path("value"), text(amount, "currency"), 0)
        .map(
            cost ->
                new UsageRow(
                    day,
                    "openai",
                    model(text(result, "line_item")),
                    names(result, "api_key_id", "project_id"),
                    0,
                    TokenUsage.NONE,
                    ServiceTier.STANDARD,
                    Optional.of(cost)));
  }

  /** Returns the model of a line item such as {@code gpt-5.4-mini-2026-03-05, input}. */
  static String model(String lineItem) {
    int comma = lineItem.indexOf(',');
    return (comma < 0 ? lineItem : lineItem.substring(0, comma)).strip();
  }

  private UsageRow anthropicUsage(LocalDate day) {
    JsonNode written = result.path("cache_creation");
    long hour = count(written, "ephemeral_1h_input_tokens", place);
    long all = hour + count(written, "ephemeral_5m_input_tokens", place);
    long read = count("cache_read_input_tokens");
    return new UsageRow(
        day,
        "anthropic",
        text(result, "model"),
        names(result, "api_key_id", "workspace_id", "service_account_id"),
        0,
        new TokenUsage(
            count("uncached_input_tokens") + read + all,
            count("output_tokens"),
            read,
            all,
            hour,
            count(result.path("server_tool_use"), "web_search_requests", place)),
        ServiceTier.named(text(result, "service_tier")),
        Optional.empty());
  }

  /** Parses a row of Anthropic's cost report, whose amounts are decimal numbers of cents. */
  private Optional<UsageRow> anthropicCost(LocalDate day) {
    String model = text(result, "model");
    return paid(result.path("amount"), text(result, "currency"), CENT_DIGITS)
        .map(
            cost ->
                new UsageRow(
                    day,
                    "anthropic",
                    model.isEmpty() ? text(result, "description") : model,
                    names(result, "workspace_id"),
                    0,
                    TokenUsage.NONE,
                    ServiceTier.STANDARD,
                    Optional.of(cost)));
  }

  private Optional<Cost> paid(JsonNode amount, String currency, int left) {
    return tally.paid(
        amount.isValueNode() ? amount.asText("") : "" + amount, currency, left, place);
  }

  private static long count(JsonNode within, String field, String place) {
    JsonNode value = within.path(field);
    return value.isMissingNode() || value.isNull()
        ? 0
        : UsageTally.count(value.isValueNode() ? value.asText() : "" + value, place + "." + field);
  }

  private long count(String field) {
    return count(result, field, place);
  }

  private static List<String> names(JsonNode result, String... fields) {
    return Stream.of(fields).map(field -> text(result, field)).toList();
  }

  private static String text(JsonNode result, String field) {
    return result.path(field).asText("").replace("null", "");
  }
}
