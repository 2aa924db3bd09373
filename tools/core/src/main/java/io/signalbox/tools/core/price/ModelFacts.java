package io.signalbox.tools.core.price;

import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * Price and size of a model. Its end is the catalogue's ({@code ModelEndings}): a dated name may
 * cost what its alias costs, but it does not live as long.
 *
 * @param context most tokens of prompt and answer together
 * @param source who says so
 * @param checked when that was looked up
 */
public record ModelFacts(
    String model,
    String provider,
    ModelPrice price,
    OptionalInt context,
    String source,
    LocalDate checked) {

  /** A model that costs nothing, of which nothing else is known. */
  public static ModelFacts free(String model) {
    return new ModelFacts(
        model,
        "",
        ModelPrice.flat(TokenPrice.perMillion(0, 0)),
        OptionalInt.empty(),
        "settings",
        LocalDate.EPOCH);
  }

  /** These facts under another name. */
  public ModelFacts named(String other) {
    return new ModelFacts(other, provider, price, context, source, checked);
  }

  /** These facts, with the context of others where none is known here. */
  ModelFacts or(ModelFacts other) {
    return context.isPresent()
        ? this
        : new ModelFacts(model, provider, price, other.context, source, checked);
  }
}
