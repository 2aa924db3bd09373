package io.signalbox.tools.workflow.spend;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables that providers give out; a column is known by any of the names that it has had. */
final class UsageTable {
  /** A number of seconds since 1970. */
  private static final String EPOCH = "\\d{9,11}";

  private static final int DATE_LENGTH = "2026-11-29".length();

  private final NamedCsvRecord record;

  private UsageTable(NamedCsvRecord record) {
    this.record = record;
  }

  static List<BilledRow> read(String text) throws IOException {
    List<BilledRow> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : csv) {
        new UsageTable(record).row().ifPresent(rows::add);
      }
    }
    return rows;
  }

  private Optional<BilledRow> row() {
    if (has("line_item_product_code", "lineItem/ProductCode", "BilledCost")) {
      return amazon();
    }
    if (has("usage_date_utc")) {
      return Optional.of(anthropic());
    }
    if (has("amount_value", "num_model_requests", "n_requests")) {
      return Optional.of(openAi());
    }
    throw new IllegalArgumentException("its columns are those of no export that is known here");
  }

  private BilledRow openAi() {
    boolean paid = has("amount_value");
    return new BilledRow(
        day("start_time_iso", "start_time", "date"),
        "openai",
        UsageJson.model(value("model", "line_item", "snapshot_id")),
        values("api_key_name", "api_key_id", "project_name", "project_id", "user_id", "user_email"),
        number("num_model_requests", "n_requests"),
        new TokenUsage(
            number("input_tokens", "n_context_tokens_total"),
            number("output_tokens", "n_generated_tokens_total"),
            number("input_cached_tokens"),
            0),
        value("batch").equalsIgnoreCase("true")
            ? ServiceTier.BATCH
            : ServiceTier.named(value("service_tier")),
        paid ? Optional.of(money("amount_value")) : Optional.empty());
  }

  private BilledRow anthropic() {
    boolean paid = has("cost_usd");
    long read = number("usage_input_tokens_cache_read");
    long hour = number("usage_input_tokens_cache_write_1h");
    long written = hour + number("usage_input_tokens_cache_write_5m");
    return new BilledRow(
        day("usage_date_utc"),
        "anthropic",
        value("model_version", "model"),
        values("api_key", "workspace"),
        0,
        new TokenUsage(
            number("usage_input_tokens_no_cache") + read + written,
            number("usage_output_tokens"),
            read,
            written,
            hour,
            number("web_search_count")),
        ServiceTier.named(value("usage_type", "service_tier").toLowerCase(Locale.ROOT)),
        paid ? Optional.of(money("cost_usd")) : Optional.empty());
  }

  /** A line of a bill; empty for what is no model. */
  private Optional<BilledRow> amazon() {
    String product =
        value("product_product_name", "product/ProductName", "product_servicename", "ServiceName");
    String code = value("line_item_product_code", "lineItem/ProductCode");
    if (!product.contains("Bedrock") && !code.contains("Bedrock")) {
      return Optional.empty();
    }
    String usage = value("line_item_usage_type", "lineItem/UsageType", "SkuMeter", "SkuId");
    long tokens = tokens(usage);
    boolean output = usage.toLowerCase(Locale.ROOT).contains("output");
    List<String> names = new ArrayList<>();
    names.addAll(
        values(
            "line_item_iam_principal",
            "line_item_resource_id",
            "lineItem/ResourceId",
            "ResourceId",
            "line_item_usage_account_id",
            "lineItem/UsageAccountId",
            "SubAccountId"));
    names.addAll(tags());
    return Optional.of(
        new BilledRow(
            day("line_item_usage_start_date", "lineItem/UsageStartDate", "ChargePeriodStart"),
            "bedrock",
            model(product, usage),
            names,
            0,
            TokenUsage.of(output ? 0 : tokens, output ? tokens : 0),
            ServiceTier.STANDARD,
            Optional.of(
                money("line_item_unblended_cost", "lineItem/UnblendedCost", "BilledCost"))));
  }

  /** Anthropic's models are sold as products of their own; of others the usage type names them. */
  private static String model(String product, String usage) {
    int edition = product.indexOf(" (Amazon Bedrock Edition)");
    return edition > 0
        ? product.substring(0, edition)
        : usage.replaceFirst("^[A-Z]{2,4}\\d-", "").replaceFirst("(?i)-(input|output)-.*$", "");
  }

  /** Counted in thousands of tokens, or for products of the marketplace in millions. */
  private long tokens(String usage) {
    BigDecimal amount =
        decimal(value("line_item_usage_amount", "lineItem/UsageAmount", "ConsumedQuantity"));
    String lower = usage.toLowerCase(Locale.ROOT);
    if (!lower.contains("token")) {
      return 0;
    }
    return amount.movePointRight(lower.contains("mp:") ? 6 : 3).longValue();
  }

  private List<String> tags() {
    List<String> tags = new ArrayList<>();
    for (Map.Entry<String, String> each : record.getFieldsAsMap().entrySet()) {
      String column = each.getKey().toLowerCase(Locale.ROOT);
      if (column.startsWith("resourcetags/") || column.startsWith("resource_tags")) {
        tags.addAll(List.of(each.getValue().split("[\\s\"{}\\[\\],:=]+", -1)));
      } else if (column.equals("tags")) {
        tags.addAll(List.of(each.getValue().split("[\\s\"{}\\[\\],:=]+", -1)));
      }
    }
    return tags;
  }

  private boolean has(String... columns) {
    return Stream.of(columns).anyMatch(record.getHeader()::contains);
  }

  /** The first of these columns that says something. */
  private String value(String... columns) {
    return Stream.of(columns)
        .map(record::findField)
        .flatMap(Optional::stream)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("");
  }

  private List<String> values(String... columns) {
    return Stream.of(columns).map(record::findField).flatMap(Optional::stream).toList();
  }

  private long number(String... columns) {
    return decimal(value(columns)).longValue();
  }

  private Cost money(String... columns) {
    return Cost.dollars(decimal(value(columns)));
  }

  private static BigDecimal decimal(String text) {
    String plain = text.replace(",", "").replace("$", "").strip();
    return plain.isEmpty() ? BigDecimal.ZERO : new BigDecimal(plain);
  }

  private LocalDate day(String... columns) {
    String text = value(columns);
    if (text.matches(EPOCH)) {
      return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(text)), ZoneOffset.UTC);
    }
    if (text.length() < DATE_LENGTH) {
      throw new IllegalArgumentException("line " + record.getStartingLineNumber() + " has no date");
    }
    return LocalDate.parse(text.substring(0, DATE_LENGTH));
  }
}
