package io.signalbox.tools.core.price;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * LiteLLM's public list: an object by model with {@code input_cost_per_token} and so on. Entries
 * that are priced otherwise (by image, by second) are left out, so that a route to one is refused
 * as unknown rather than counted as free. The dates of the list are not read: half of them are
 * wrong.
 */
final class LiteLlmPrices {
  /** Date assumed for the file, which carries none: that of the last check of its format. */
  private static final LocalDate CHECKED = LocalDate.of(2026, 11, 23);

  private LiteLlmPrices() {}

  static PriceTable read(JsonNode root, String name) {
    List<ModelFacts> facts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode model = entry.getValue();
      if (!entry.getKey().equals("sample_spec") && model.path("input_cost_per_token").isNumber()) {
        facts.add(facts(entry.getKey(), model, name));
      }
    }
    if (facts.isEmpty()) {
      throw new UnreadablePrices(
          "the price table " + name + " has neither a list \"models\" nor LiteLLM's entries");
    }
    return PriceTable.of(facts);
  }

  private static ModelFacts facts(String name, JsonNode model, String file) {
    JsonNode context = model.path("max_input_tokens");
    try {
      double input = perMillion(model, "input_cost_per_token", 0);
      return new ModelFacts(
          name,
          model.path("litellm_provider").asText(""),
          TokenPrice.perMillion(
              input,
              perMillion(model, "output_cost_per_token", 0),
              perMillion(model, "cache_read_input_token_cost", input),
              perMillion(model, "cache_creation_input_token_cost", input)),
          context.isInt() ? OptionalInt.of(context.intValue()) : OptionalInt.empty(),
          model.path("source").asText("LiteLLM's list, " + file),
          CHECKED);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new UnreadablePrices(
          "the price table " + file + ", model " + name + ": a price is not one", e);
    }
  }

  private static double perMillion(JsonNode model, String field, double fallback) {
    JsonNode price = model.path(field);
    return price.isNumber()
        ? BigDecimal.valueOf(PriceJson.price(price)).movePointRight(6).doubleValue()
        : fallback;
  }
}
