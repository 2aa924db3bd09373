package io.signalbox.tools.price;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a model.
 *
 * @param price where a provider charges more for long prompts, the higher price
 * @param context most tokens of prompt and answer together
 * @param retires the first day on which it no longer answers
 * @param source who says so
 * @param checked when that was looked up
 */
public record ModelFacts(
    String model,
    String provider,
    TokenPrice price,
    OptionalInt context,
    Optional<LocalDate> retires,
    String source,
    LocalDate checked) {

  /** A model that costs nothing, of which nothing else is known. */
  public static ModelFacts free(String model) {
    return new ModelFacts(
        model,
        "",
        TokenPrice.perMillion(0, 0),
        OptionalInt.empty(),
        Optional.empty(),
        "settings",
        LocalDate.EPOCH);
  }
}
