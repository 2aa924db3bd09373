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

/** Parser of CSV usage exports; a column is recognised by any of the names it has had. */
final class UsageTable {
  /** A number of seconds since 1970. */
  private static final String EPOCH = "\\d{9,11}";

  /** Names of columns for the start of a row's period. */
  private static final String[] STARTS = {
    "start_time_iso",
    "start_time",
    "date",
    "usage_date_utc",
    "line_item_usage_start_date",
    "lineItem/UsageStartDate",
    "ChargePeriodStart"
  };

  private static final int DATE_LENGTH = "2026-11-29".length();

  private final UsageTally tally;
  private final NamedCsvRecord record;

  private UsageTable(UsageTally tally, NamedCsvRecord record) {
    this.tally = tally;
    this.record = record;
  }

  static void read(String text, UsageTally tally) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : csv) {
        UsageTable line = new UsageTable(tally, record);
        line.row().ifPresent(row -> tally.add(row, line.value(STARTS)));
      }
    }
  }

  private Optional<UsageRow> row() {
    if (has("line_item_product_code", "lineItem/ProductCode", "BilledCost")) {
      return amazon();
    }
    if (has("usage_date_utc")) {
      return anthropic();
    }
    if (has("amount_value", "num_model_requests", "n_requests")) {
      return openAi();
    }
    throw new IllegalArgumentException("its columns are those of no export that is known here");
  }

  private Optional<UsageRow> openAi() {
    Optional<Cost> paid = money("amount_currency", "amount_value");
    return isForeign(paid, "amount_value")
        ? Optional.empty()
        : Optional.of(
            new UsageRow(
                day(),
                "openai",
                UsageJson.model(value("model", "line_item", "snapshot_id")),
                values(
                    "api_key_name",
                    "api_key_id",
                    "project_name",
                    "project_id",
                    "user_id",
                    "user_email"),
                number("num_model_requests", "n_requests"),
                new TokenUsage(
                    number("input_tokens", "n_context_tokens_total"),
                    number("output_tokens", "n_generated_tokens_total"),
                    number("input_cached_tokens"),
                    0),
                value("batch").equalsIgnoreCase("true")
                    ? ServiceTier.BATCH
                    : ServiceTier.named(value("service_tier")),
                paid));
  }

  private Optional<UsageRow> anthropic() {
    long read = number("usage_input_tokens_cache_read");
    long hour = number("usage_input_tokens_cache_write_1h");
    long written = hour + number("usage_input_tokens_cache_write_5m");
    return Optional.of(
        new UsageRow(
            day(),
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
            money("", "cost_usd")));
  }

  /** Parses a row of an AWS bill; empty when it is for no model. */
  private Optional<UsageRow> amazon() {
    String product =
        value("product_product_name", "product/ProductName", "product_servicename", "ServiceName");
    String code = value("line_item_product_code", "lineItem/ProductCode");
    if (!product.contains("Bedrock") && !code.contains("Bedrock")) {
      return Optional.empty();
    }
    String usage = value("line_item_usage_type", "lineItem/UsageType", "SkuMeter", "SkuId");
    long tokens = tokens(usage);
    boolean output = usage.toLowerCase(Locale.ROOT).contains("output");
    Optional<Cost> paid = amazonsMoney();
    if (paid.isEmpty()) {
      return Optional.empty();
    }
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
        new UsageRow(
            day(),
            "bedrock",
            model(product, usage),
            names,
            0,
            TokenUsage.of(output ? 0 : tokens, output ? tokens : 0),
            ServiceTier.STANDARD,
            paid));
  }

  /** Returns the model: from the product for Anthropic's models, from the usage type for others. */
  private static String model(String product, String usage) {
    int edition = product.indexOf(" (Amazon Bedrock Edition)");
    return edition > 0
        ? product.substring(0, edition)
        : usage.replaceFirst("^[A-Z]{2,4}\\d-", "").replaceFirst("(?i)-(input|output)-.*$", "");
  }

  /**
   * Returns the token count of a quantity in thousands, or in millions for marketplace products.
   */
  private long tokens(String usage) {
    BigDecimal amount =
        decimal("line_item_usage_amount", "lineItem/UsageAmount", "ConsumedQuantity");
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

  /** Returns the value of the first of these columns that is not empty. */
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
    return UsageTally.count(value(columns), place(columns));
  }

  /** Returns the first of these columns that is not empty, as a number. */
  private BigDecimal decimal(String... columns) {
    return UsageTally.number(value(columns), place(columns));
  }

  /** Parses an amount; empty when the table has no such column, or another currency. */
  private Optional<Cost> money(String currency, String column) {
    return has(column)
        ? tally.paid(value(column), value(currency), 0, place(column))
        : Optional.empty();
  }

  private boolean isForeign(Optional<Cost> paid, String column) {
    return paid.isEmpty() && has(column);
  }

  private Optional<Cost> amazonsMoney() {
    String currency = value("line_item_currency_code", "lineItem/CurrencyCode", "BillingCurrency");
    String[] columns = {"line_item_unblended_cost", "lineItem/UnblendedCost", "BilledCost"};
    return tally.paid(value(columns), currency, 0, place(columns));
  }

  private String place() {
    return "line " + record.getStartingLineNumber();
  }

  /** Returns the line number and the first of these columns with a value, for error messages. */
  private String place(String... columns) {
    return Stream.of(columns)
        .filter(column -> !value(column).isEmpty())
        .findFirst()
        .map(column -> place() + ", " + column)
        .orElseGet(this::place);
  }

  private LocalDate day() {
    String text = value(STARTS);
    if (text.matches(EPOCH)) {
      return LocalDate.ofInstant(Instant.ofEpochSecond(Long.parseLong(text)), ZoneOffset.UTC);
    }
    if (text.length() < DATE_LENGTH) {
      throw new IllegalArgumentException(place() + " has no date");
    }
    return LocalDate.parse(text.substring(0, DATE_LENGTH));
  }
}
