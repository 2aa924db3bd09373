package io.signalbox.tools.core.price;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads LiteLLM's public price list, a JSON object by model name with {@code input_cost_per_token}
 * and similar fields. Entries that are priced otherwise (by image, by second) are left out, so that
 * a route to one is refused as unknown rather than counted as free. The dates of the list are not
 * read: half of them are wrong.
 */
final class LiteLlmPrices {
  /** Date reported for prices from the file, which carries none: the last check of its format. */
  private static final LocalDate CHECKED = LocalDate.of(2026, 11, 23);

  private static final String INPUT = "input_cost_per_token";

  private LiteLlmPrices() {}

  static PriceTable read(JsonNode root, String name) {
    List<PricedModel> facts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode model = entry.getValue();
      if (!entry.getKey().equals("sample_spec") && model.path("input_cost_per_token").isNumber()) {
        facts.add(facts(entry.getKey(), model, name));
      }
    }
    if (facts.isEmpty()) {
      throw new UnreadablePricesException(
          "the price table " + name + " has neither a list \"models\" nor LiteLLM's entries");
    }
    return PriceTable.of(facts);
  }

  private static PricedModel facts(String name, JsonNode model, String file) {
    JsonNode context = model.path("max_input_tokens");
    try {
      double input = perMillion(model, INPUT, 0);
      return new PricedModel(
          name,
          model.path("litellm_provider").asText(""),
          price(model, input),
          context.isInt() ? OptionalInt.of(context.intValue()) : OptionalInt.empty(),
          model.path("source").asText("LiteLLM's list, " + file),
          CHECKED);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UnreadablePricesException(
          "the price table " + file + ", model " + name + ": a price is not one", e);
    }
  }

  /**
   * Field name suffixes of prices for long prompts, with the prompt length in tokens from which
   * they apply.
   */
  private static final Map<String, Long> LONG =
      Map.of(
          "_above_128k_tokens",
          128_000L,
          "_above_200k_tokens",
          200_000L,
          "_above_272k_tokens",
          272_000L);

  private static ModelPrice price(JsonNode model, double input) {
    Optional<LongPromptPrice> longPrompts =
        LONG.entrySet().stream()
            .filter(above -> model.has(INPUT + above.getKey()))
            .map(
                above -> new LongPromptPrice(above.getValue(), level(model, above.getKey(), input)))
            .findFirst();
    Optional<PriceLevel> priority =
        model.has(INPUT + "_priority")
            ? Optional.of(level(model, "_priority", input))
            : Optional.empty();
    JsonNode searches = model.path("search_context_cost_per_query");
    Cost search =
        searches.isObject()
            ? Cost.dollars(PriceJson.price(searches.path("search_context_size_medium")))
            : Cost.NOTHING;
    return new ModelPrice(level(model, "", input), longPrompts, priority, search);
  }

  private static PriceLevel level(JsonNode model, String suffix, double input) {
    double prompt = perMillion(model, INPUT + suffix, input);
    double read = perMillion(model, "cache_read_input_token_cost", prompt);
    double written = perMillion(model, "cache_creation_input_token_cost", prompt);
    double hour = perMillion(model, "cache_creation_input_token_cost_above_1hr", written);
    // What is not said of long prompts grows as the price of the prompt does.
    double growth = input == 0 ? 1 : prompt / input;
    TokenPrice tokens =
        TokenPrice.perMillion(
            prompt,
            perMillion(
                model,
                "output_cost_per_token" + suffix,
                growth * perMillion(model, "output_cost_per_token", 0)),
            perMillion(model, "cache_read_input_token_cost" + suffix, growth * read),
            perMillion(model, "cache_creation_input_token_cost" + suffix, growth * written));
    return new PriceLevel(tokens, TokenPrice.one(growth * hour));
  }

  private static double perMillion(JsonNode model, String field, double fallback) {
    JsonNode price = model.path(field);
    return price.isNumber()
        ? BigDecimal.valueOf(PriceJson.price(price)).movePointRight(6).doubleValue()
        : fallback;
  }
}
