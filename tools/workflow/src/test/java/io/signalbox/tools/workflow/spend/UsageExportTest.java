package io.signalbox.tools.workflow.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.price.PriceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports in the public shapes of their makers, and whose they are. */
class UsageExportTest {
  @TempDir private Path folder;

  private final SpendAttribution attribution =
      new SpendAttribution(
          new ExternalSpendSettings(
              Set.of("key_gateway"), Map.of("proj_legacy", "reports"), PriceFile.bundled()),
          List.of(
              Caller.of("reports", "finance", "U1"), Caller.of("code-review", "platform", "U2")),
          Map.of("triage-bot", "support"));

  @Test
  void pricesOpenAisUsageAndSetsTheGatewaysOwnApart() throws IOException {
    List<UsageRow> rows =
        read(
            "usage.json",
            """
            {"object":"page","data":[{"object":"bucket","start_time":1793491200,"end_time":1793577600,"results":[
             {"object":"organization.usage.completions.result","input_tokens":1000000,"output_tokens":100000,
              "input_cached_tokens":400000,"num_model_requests":50,"project_id":"proj_legacy","user_id":null,
              "api_key_id":"key_1","model":"gpt-4.1-2025-04-14","batch":false},
             {"object":"organization.usage.completions.result","input_tokens":1000000,"output_tokens":0,
              "num_model_requests":5,"project_id":"proj_x","api_key_id":"key_2","model":"gpt-4.1","batch":true},
             {"object":"organization.usage.completions.result","input_tokens":7,"output_tokens":7,
              "num_model_requests":1,"project_id":"proj_x","api_key_id":"key_gateway","model":"gpt-4.1"}]}],
             "has_more":false,"next_page":null}
            """);

    SpendAttribution.Attributed found = attribution.of(rows);

    assertThat(found.own()).hasSize(1);
    assertThat(found.outside())
        .extracting(line -> line.party().team() + " " + line.party().caller() + " " + line.cost())
        .containsExactly("finance reports $2.20", "(unknown) key_2 $1.00");
    assertThat(found.outside().getFirst().calls()).isEqualTo(50);
    assertThat(found.outside().getFirst().day()).hasToString("2026-11-01");
  }

  @Test
  void readsAnthropicsUsageWithItsTiersAndCostsInCents() throws IOException {
    List<UsageRow> usage =
        read(
            "usage.json",
            """
            {"data":[{"starting_at":"2026-11-02T00:00:00Z","ending_at":"2026-11-03T00:00:00Z","results":[
             {"uncached_input_tokens":1000000,"cache_creation":{"ephemeral_1h_input_tokens":100000,
              "ephemeral_5m_input_tokens":0},"cache_read_input_tokens":0,"output_tokens":0,
              "server_tool_use":{"web_search_requests":10},"api_key_id":"apikey_1","workspace_id":null,
              "model":"claude-sonnet-4-5-20250929","service_tier":"batch","context_window":"0-200k"}]}],
             "has_more":false,"next_page":null}
            """);
    List<UsageRow> costs =
        read(
            "costs.json",
            """
            {"data":[{"starting_at":"2026-11-02T00:00:00Z","ending_at":"2026-11-03T00:00:00Z","results":[
             {"currency":"USD","amount":"12345.67","workspace_id":"wrkspc_1","description":"Claude Sonnet 4.5 Usage",
              "cost_type":"tokens","context_window":"0-200k","model":"claude-sonnet-4-5","service_tier":"standard",
              "token_type":"output_tokens"}]}],"has_more":false,"next_page":null}
            """);

    assertThat(attribution.of(usage).outside().getFirst().cost()).hasToString("$1.90");
    assertThat(attribution.of(costs).outside().getFirst().cost()).hasToString("$123.46");
  }

  @Test
  void readsTheTablesOfConsolesAndBills() throws IOException {
    List<UsageRow> console =
        read(
            "claude.csv",
            """
            usage_date_utc,model_version,api_key,workspace,usage_type,context_window,usage_input_tokens_no_cache,\
            usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,usage_input_tokens_cache_read,\
            usage_output_tokens,web_search_count
            2026-11-03,claude-haiku-4-5-20251001,code-review,Default,standard,≤ 200k,1000000,0,0,0,200000,0
            """);
    List<UsageRow> costs =
        read(
            "openai.csv",
            """
            start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,project_name
            1793491200,1793577600,2026-11-01T00:00:00+00:00,2026-11-02T00:00:00+00:00,3.5,usd,"gpt-4.1, input",proj_9,Triage Bot
            """);
    List<UsageRow> bill =
        read(
            "cur.csv",
            """
            identity/LineItemId,lineItem/UsageAccountId,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/UsageType,\
            lineItem/ResourceId,lineItem/UsageAmount,lineItem/UnblendedCost,product/ProductName,resourceTags/user:app
            1,111122223333,2026-11-04T00:00:00Z,AmazonBedrock,USE1-Nova2.0Lite-input-tokens,arn:aws:bedrock:us-east-1::application-inference-profile/x,12.5,0.75,Amazon Bedrock,triage-bot
            2,111122223333,2026-11-04T00:00:00Z,3xh5,USE1-MP:USE1_OutputTokenCount-Units,,0.5,7.5,Claude Sonnet 4.5 (Amazon Bedrock Edition),
            3,111122223333,2026-11-04T00:00:00Z,AmazonEC2,BoxUsage:t3.micro,,24,0.25,Amazon Elastic Compute Cloud,
            """);

    assertThat(attribution.of(console).outside())
        .extracting(line -> line.party().team() + " " + line.cost())
        .containsExactly("platform $2.00");
    assertThat(attribution.of(costs).outside())
        .extracting(line -> line.party().team() + " " + line.target().model() + " " + line.cost())
        .containsExactly("support gpt-4.1 $3.50");
    assertThat(attribution.of(bill).outside())
        .extracting(
            line ->
                line.party().caller()
                    + " "
                    + line.target().model()
                    + " "
                    + line.volume().tokens()
                    + " "
                    + line.cost())
        .containsExactly(
            "triage-bot Nova2.0Lite 12500 $0.75", "111122223333 Claude Sonnet 4.5 500000 $7.50");
  }

  @Test
  void saysWhichFileIsNoExport() {
    assertThatThrownBy(() -> read("other.csv", "name,age\nx,1\n"))
        .isInstanceOf(UnreadableUsageException.class)
        .hasMessageContaining("other.csv");
    assertThatThrownBy(() -> read("empty.json", "{\"data\":[]}"))
        .isInstanceOf(UnreadableUsageException.class)
        .hasMessageContaining("no row");
  }

  @Test
  void countsNoOtherCurrencyAndNoFileTwiceAndSaysWhatIsMissing() throws IOException {
    String page =
        """
        {"data":[{"start_time":1793491200,"results":[
         {"object":"organization.costs.result","amount":{"value":12.5,"currency":"eur"},"line_item":"gpt-4o, input"},
         {"object":"organization.costs.result","amount":{"value":-6,"currency":"usd"},"line_item":"gpt-4o, input"}]}],
         "has_more":true}
        """;
    Path one = Files.writeString(folder.resolve("one.json"), page);
    Path again = Files.writeString(folder.resolve("again.json"), page + "\n");
    Path focus =
        Files.writeString(
            folder.resolve("focus.csv"),
            "ServiceName,ChargePeriodStart,BilledCost,BillingCurrency\n"
                + "Amazon Bedrock,2026-11-04T00:00:00Z,5,GBP\n");

    ParsedUsage reading = UsageExport.read(List.of(one, again, focus));

    assertThat(reading.rows())
        .extracting(row -> row.cost().orElseThrow().toString())
        .containsExactly("$-6.00");
    assertThat(reading.notes())
        .containsExactly(
            one + ": 12.5 EUR are left out; sums are in dollars.",
            one + " says that there is more ('has_more'): this is not all without the next page.",
            again + " has the content of " + one + " and counts once.",
            focus + ": 5 GBP are left out; sums are in dollars.");
  }

  @Test
  void countsDaysThatTwoExportsHaveOnceAndSaysSo() throws IOException {
    String bucket =
        """
        {"start_time":%d,"results":[{"object":"organization.costs.result","project_id":"proj_x",
         "amount":{"value":%s,"currency":"usd"},"line_item":"gpt-4o, %s"}]}\
        """;
    String first = bucket.formatted(1793491200, "1.5", "input");
    String second = bucket.formatted(1793577600, "0.75", "output");
    Path one = page("costs.json", first + "," + second);
    Path again = page("overlap.json", second + "," + bucket.formatted(1793664000, "2", "input"));
    String bill =
        "ServiceName,ChargePeriodStart,BilledCost,BillingCurrency\n"
            + "Amazon Bedrock,2026-11-04T00:00:00Z,%s,USD\n";
    Path part = Files.writeString(folder.resolve("1.csv"), bill.formatted("5"));
    Path other = Files.writeString(folder.resolve("2.csv"), bill.formatted("6"));

    ParsedUsage reading = UsageExport.read(List.of(one, again, part, other));

    assertThat(reading.rows())
        .extracting(row -> row.cost().orElseThrow().toString())
        .containsExactly("$1.50", "$0.75", "$2.00", "$5.00", "$6.00");
    assertThat(reading.notes())
        .containsExactly(
            again
                + " and "
                + one
                + " both have 2026-11-02 of the same models and keys: those rows count once, as "
                + one
                + " has them.",
            other
                + " and "
                + part
                + " both have 2026-11-04 of the same models: both are added; leave one out if they"
                + " tell the same.");
  }

  @Test
  void saysThatTokensAndAmountsOfTheSameDaysAddUp() throws IOException {
    String bucket = "{\"start_time\":%d,\"results\":[{\"object\":\"organization.%s\",%s}]}";
    String cost = "\"amount\":{\"value\":2,\"currency\":\"usd\"},\"line_item\":\"gpt-4.1, input\"";
    Path usage =
        page(
            "usage.json",
            bucket.formatted(
                1793491200,
                "usage.completions.result",
                "\"model\":\"gpt-4.1-2025-04-14\",\"input_tokens\":1000000,\"api_key_id\":\"key_1\""));
    Path costs =
        page(
            "costs.json",
            bucket.formatted(1793491200, "costs.result", cost)
                + ","
                + bucket.formatted(1793577600, "costs.result", cost));

    assertThat(UsageExport.read(List.of(usage, costs)).notes())
        .containsExactly(
            costs
                + " and "
                + usage
                + " tell tokens and amounts of the same provider on 2026-11-01: tokens are priced"
                + " and added to the amounts; leave one out if both are of the same calls.");
    assertThat(UsageExport.read(List.of(costs)).notes()).isEmpty();
  }

  private Path page(String name, String buckets) throws IOException {
    return Files.writeString(folder.resolve(name), "{\"data\":[" + buckets + "]}");
  }

  @Test
  void saysWhereAnAmountCannotBeRead() {
    String page =
        """
        {"data":[{"starting_at":"2026-11-02T00:00:00Z","results":[{"amount":"1","currency":"USD"},
         {"currency":"USD","amount":"%s"}]}]}
        """;

    for (String amount :
        List.of(
            "=1+1",
            "1e999999999",
            "99999999999999999",
            "3,25",
            "0,5",
            "1,234",
            "1.234,56",
            "1$5")) {
      assertThatThrownBy(() -> read("costs.json", page.formatted(amount)))
          .isInstanceOf(UnreadableUsageException.class)
          .hasMessageContaining("data[0].results[1]: '" + amount + "' is no amount");
    }
    assertThatThrownBy(
            () -> read("costs.csv", "start_time_iso,amount_value\n2026-11-01T00:00:00,abc\n"))
        .hasMessageContaining("line 2, amount_value: 'abc'");
  }

  @Test
  void readsSeparatorsOfThousandsWhereTheyCanBeNothingElse() throws IOException {
    String focus =
        """
        ServiceName,ChargePeriodStart,BilledCost,BillingCurrency,SkuMeter,ConsumedQuantity
        Amazon Bedrock,2026-11-04T00:00:00Z,"%s",USD,input-tokens,"%s"
        """;

    assertThat(read("focus.csv", focus.formatted("1,234.56", "2.5")))
        .extracting(row -> row.cost().orElseThrow().toString() + " " + row.usage().input())
        .containsExactly("$1234.56 2500");
    assertThat(read("focus.csv", focus.formatted("$1,234,567", "")))
        .extracting(row -> row.cost().orElseThrow().toString())
        .containsExactly("$1234567.00");
    assertThatThrownBy(() -> read("focus.csv", focus.formatted("1.234,56", "1")))
        .isInstanceOf(UnreadableUsageException.class)
        .hasMessageContaining("focus.csv")
        .hasMessageContaining("line 2, BilledCost: '1.234,56'");
    assertThatThrownBy(() -> read("focus.csv", focus.formatted("1", "0,5")))
        .hasMessageContaining("line 2, ConsumedQuantity: '0,5'");
    assertThatThrownBy(
            () -> read("claude.csv", "usage_date_utc,usage_output_tokens\n2026-11-03,1.5\n"))
        .hasMessageContaining("line 2, usage_output_tokens: '1.5'");
  }

  private List<UsageRow> read(String name, String text) throws IOException {
    return UsageExport.read(List.of(Files.writeString(folder.resolve(name), text))).rows();
  }
}
