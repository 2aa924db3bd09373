package io.signalbox.tools.core.price;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTableTest {

  @Test
  void bringsFactsWithTheirSourceAndDate() {
    PriceTable table = PriceFile.bundled();

    assertThat(table.list()).hasSizeGreaterThan(40);
    assertThat(table.list())
        .allSatisfy(
            facts -> {
              assertThat(facts.source()).contains("genai-prices");
              assertThat(facts.checked()).isAfter(LocalDate.of(2026, 1, 1));
            });
  }

  @Test
  void findsADatedNameAndALatestOneUnderThePlainName() {
    PriceTable table = PriceFile.bundled();

    assertThat(table.find("gpt-4o-2024-11-20")).isEqualTo(table.find("gpt-4o")).isPresent();
    assertThat(table.find("claude-haiku-4-5-20251001"))
        .isEqualTo(table.find("claude-haiku-4-5"))
        .isPresent();
    assertThat(table.find("claude-3-5-haiku")).isPresent();
    assertThat(table.find("gpt-4o-but-better")).isEmpty();
  }

  @Test
  void findsBedrocksIdsWithTheirRegionAndVersion() {
    PriceTable table = PriceFile.bundled();

    assertThat(input(table, "global.anthropic.claude-sonnet-4-5-20250929-v1:0")).isEqualTo("$3.00");
    for (String region : List.of("", "us.", "eu.", "apac.", "jp.", "us-gov.")) {
      assertThat(input(table, region + "anthropic.claude-sonnet-4-5-20250929-v1:0"))
          .isEqualTo("$3.30");
      assertThat(input(table, region + "amazon.nova-pro-v1:0")).isEqualTo("$0.80");
    }
    assertThat(
            input(
                table,
                "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-opus-4-5-20251101-v1:0"))
        .isEqualTo("$5.50");
    assertThat(input(table, "anthropic.claude-3-sonnet-20240229-v1:0:200k")).isEqualTo("$3.00");
    assertThat(input(table, "openai.gpt-oss-120b-1:0")).isEqualTo("$0.15");
    assertThat(table.find("anthropic.claude-of-tomorrow-v1:0")).isEmpty();
    assertThat(
            table.find(
                "arn:aws:bedrock:eu-west-1:1:application-inference-profile/x2amazon.nova-pro"))
        .isEmpty();
  }

  private static String input(PriceTable table, String model) {
    return table
        .find(model)
        .orElseThrow()
        .price()
        .of(TokenUsage.of(1_000_000, 0), ServiceTier.STANDARD)
        .toString();
  }

  @Test
  void pricesWhatIsAnsweredFirstByEitherOfItsNames() {
    ModelPrice price = PriceFile.bundled().find("o4-mini").orElseThrow().price();

    assertThat(price.of(TokenUsage.of(1_000_000, 0), ServiceTier.named("fast")))
        .isEqualTo(price.of(TokenUsage.of(1_000_000, 0), ServiceTier.named("priority")))
        .hasToString("$2.00");
  }

  @Test
  void pricesACallToThePicodollar() {
    TokenPrice price = TokenPrice.perMillion(0.0375, 0.15, 0.01, 0.05);

    assertThat(price.of(new TokenUsage(100, 10, 40, 20)).picodollars())
        .isEqualTo(40 * 37_500 + 40 * 10_000 + 20 * 50_000 + 10 * 150_000);
    assertThat(price.atMost(100, 10).picodollars()).isEqualTo(100 * 50_000 + 10 * 150_000);
  }

  @Test
  void readsLiteLlmsListAndLeavesOutWhatIsPricedOtherwise() {
    String list =
        """
        {"sample_spec": {"input_cost_per_token": 0},
         "m-1": {"input_cost_per_token": 3e-06, "output_cost_per_token": 1.5e-05,
                 "cache_read_input_token_cost": 3e-07, "max_input_tokens": 200000,
                 "litellm_provider": "anthropic", "deprecation_date": "2027-01-31"},
         "dall-e": {"input_cost_per_pixel": 1e-08}}
        """;

    PriceTable table = PriceFile.parse(list.getBytes(UTF_8), "list.json");

    assertThat(table.list()).hasSize(1);
    PricedModel facts = table.find("m-1").orElseThrow();
    assertThat(facts.price().usualTokens().input().picodollars()).isEqualTo(3_000_000);
    assertThat(facts.price().usualTokens().cachedInput().picodollars()).isEqualTo(300_000);
    assertThat(facts.context()).hasValue(200_000);
  }

  @Test
  void takesThePriceOfAnotherTableAndKeepsWhatThatOneLacks() {
    String list =
        """
        {"gpt-4o": {"input_cost_per_token": 1e-06, "deprecation_date": "2020-01-01"}}
        """;

    PricedModel facts =
        PriceFile.bundled()
            .with(PriceFile.parse(list.getBytes(UTF_8), "list.json"))
            .find("gpt-4o")
            .orElseThrow();

    assertThat(facts.price().usualTokens().input().picodollars()).isEqualTo(1_000_000);
    assertThat(facts.context()).hasValue(128_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"models\": [{\"model\": \"m\", \"input\": -1, \"output\": 1}]}",
        "{\"models\": [{\"model\": \"m\", \"input\": 1}]}",
        "{\"models\": [{\"input\": 1, \"output\": 1}]}",
        "{\"models\": [{\"model\": \"m\", \"input\": 1, \"output\": 1}]}",
        "[]",
        "{}",
        "{\"models\": ["
      })
  void refusesAFileThatIsNotATableAndNamesIt(String text) {
    assertThatThrownBy(() -> PriceFile.parse(text.getBytes(UTF_8), "mine.json"))
        .isInstanceOf(UnreadablePricesException.class)
        .hasMessageContaining("mine.json");
  }

  @Test
  void saysWhichFileIsNotThere() {
    assertThatThrownBy(() -> PriceFile.read(Path.of("/nowhere/prices.json")))
        .isInstanceOf(UnreadablePricesException.class)
        .hasMessage("the price table /nowhere/prices.json cannot be read");
  }

  @Test
  void showsAmountsAsPeopleWriteThem() {
    assertThat(Cost.dollars(12.5)).hasToString("$12.50");
    assertThat(Cost.dollars(0.0125)).hasToString("$0.0125");
    assertThat(Cost.dollars(0.5)).hasToString("$0.50");
    assertThat(Cost.NOTHING).hasToString("$0.00");
  }
}
