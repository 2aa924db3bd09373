package io.signalbox.tools.core.price;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Price, context size and data source of a model. Its retirement date is kept elsewhere ({@code
 * ModelEndings}), since a dated name may cost what its alias costs but ends earlier.
 *
 * @param context most tokens of prompt and answer together
 * @param source who says so
 * @param checked when that was looked up
 */
public record PricedModel(
    String model,
    String provider,
    ModelPrice price,
    OptionalInt context,
    String source,
    LocalDate checked) {

  /** Returns facts with a price of zero and nothing else known, for models that cost nothing. */
  public static PricedModel free(String model) {
    return new PricedModel(
        model,
        "",
        ModelPrice.flat(TokenPrice.perMillion(0, 0)),
        OptionalInt.empty(),
        "settings",
        LocalDate.EPOCH);
  }

  /** Returns a copy under another model name. */
  public PricedModel named(String other) {
    return new PricedModel(other, provider, price, context, source, checked);
  }

  /** Returns these facts, with the other's context size where none is known here. */
  PricedModel or(PricedModel other) {
    return context.isPresent()
        ? this
        : new PricedModel(model, provider, price, other.context, source, checked);
  }
}
