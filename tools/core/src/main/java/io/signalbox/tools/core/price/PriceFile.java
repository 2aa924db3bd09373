package io.signalbox.tools.core.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads a price table from JSON in Signalbox's own form ({@code models}, a list, in dollars a
 * million tokens) or LiteLLM's (an object by model, in dollars a token).
 */
public final class PriceFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BUNDLED = "prices.json";

  /** Number of web searches that a search price in the file is stated for. */
  private static final double THOUSAND = 1_000;

  private PriceFile() {}

  /**
   * Reads a price file of either form.
   *
   * @throws UnreadablePricesException with a sentence that says what is wrong with it
   */
  public static PriceTable read(Path file) {
    try {
      return parse(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new UnreadablePricesException("the price table " + file + " cannot be read", e);
    }
  }

  static PriceTable parse(byte[] bytes, String name) {
    try {
      JsonNode root = JSON.readTree(bytes);
      if (!root.isObject()) {
        throw new UnreadablePricesException("the price table " + name + " is not a JSON object");
      }
      return root.path("models").isArray() ? ours(root, name) : LiteLlmPrices.read(root, name);
    } catch (JsonProcessingException e) {
      throw new UnreadablePricesException(
          "the price table " + name + " is not JSON (line " + line(e) + ")", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the price table that is bundled with Signalbox. */
  public static PriceTable bundled() {
    try (InputStream in =
        Objects.requireNonNull(PriceFile.class.getResourceAsStream(BUNDLED), BUNDLED)) {
      return parse(in.readAllBytes(), BUNDLED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PriceTable ours(JsonNode root, String name) {
    List<PricedModel> facts = new ArrayList<>();
    for (JsonNode model : root.path("models")) {
      try {
        facts.add(facts(model, root));
      } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
        throw new UnreadablePricesException(
            "the price table %s, model %d (%s): %s"
                .formatted(name, facts.size() + 1, model.path("model").asText("no name"), WANTED),
            e);
      }
    }
    return PriceTable.of(facts);
  }

  private static final String WANTED =
      "needs model, input and output (dollars a million tokens, 0 or more), source and checked"
          + " (a date such as 2026-11-23)";

  private static PricedModel facts(JsonNode model, JsonNode root) {
    JsonNode context = model.path("context");
    return new PricedModel(
        text(model.path("model")),
        model.path("provider").asText(""),
        price(model),
        context.isInt() ? OptionalInt.of(context.intValue()) : OptionalInt.empty(),
        text(model.has("source") ? model.path("source") : root.path("source")),
        LocalDate.parse((model.has("checked") ? model : root).path("checked").asText()));
  }

  private static ModelPrice price(JsonNode model) {
    JsonNode longPrompts = model.path("long");
    Optional<LongPromptPrice> more =
        longPrompts.isObject()
            ? Optional.of(
                new LongPromptPrice(
                    (long) PriceJson.price(longPrompts.path("above")), level(longPrompts)))
            : Optional.empty();
    return new ModelPrice(
        level(model),
        more,
        Optional.ofNullable(model.get("priority")).map(PriceFile::level),
        model.has("search")
            ? Cost.dollars(PriceJson.price(model.path("search")) / THOUSAND)
            : Cost.NOTHING);
  }

  private static PriceLevel level(JsonNode prices) {
    double input = PriceJson.price(prices.path("input"));
    double written = or(prices, "cacheWrite", input);
    TokenPrice tokens =
        TokenPrice.perMillion(
            input,
            PriceJson.price(prices.path("output")),
            or(prices, "cachedInput", input),
            written);
    return new PriceLevel(tokens, TokenPrice.one(or(prices, "hourWrite", written)));
  }

  private static double or(JsonNode prices, String field, double other) {
    return prices.has(field) ? PriceJson.price(prices.path(field)) : other;
  }

  private static String text(JsonNode node) {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw new IllegalArgumentException("no text");
    }
    return node.textValue();
  }

  private static int line(JsonProcessingException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }
}
