package io.signalbox.tools.core.price;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Facts about a model.
 *
 * @param context most tokens of prompt and answer together
 * @param retires the first day on which it no longer answers
 * @param source who says so
 * @param checked when that was looked up
 */
public record ModelFacts(
    String model,
    String provider,
    ModelPrice price,
    OptionalInt context,
    Optional<LocalDate> retires,
    String source,
    LocalDate checked) {

  private static final int SOON_DAYS = 90;

  /** Returns a notice about the model's retirement; empty when that is distant or unknown. */
  public Optional<String> farewell(LocalDate today) {
    return retires
        .filter(day -> day.isBefore(today.plusDays(SOON_DAYS)))
        .map(
            day ->
                today.isBefore(day)
                    ? "%s retires on %s, in %d days".formatted(model, day, today.until(day, DAYS))
                    : "%s was retired on %s".formatted(model, day));
  }

  /** A model that costs nothing, of which nothing else is known. */
  public static ModelFacts free(String model) {
    return new ModelFacts(
        model,
        "",
        ModelPrice.flat(TokenPrice.perMillion(0, 0)),
        OptionalInt.empty(),
        Optional.empty(),
        "settings",
        LocalDate.EPOCH);
  }
}
