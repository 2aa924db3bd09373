package io.signalbox.tools.core.lifecycle;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Announced retirement of a model at one provider: date, consequences for calls, and successors.
 *
 * @param day first day on which the provider treats the name otherwise
 * @param exact false where the provider only promises not to end it sooner
 * @param announced day of the announcement, where it is known
 * @param fate treatment of calls from that day on, in words: an error, or another model at its
 *     price
 * @param refuses whether calls fail from that day on
 * @param successors models that the provider names in its place; they live
 * @param source page that says so
 */
public record ModelEnding(
    LocalDate day,
    boolean exact,
    Optional<LocalDate> announced,
    String fate,
    boolean refuses,
    List<String> successors,
    String source) {

  private static final int SOON_DAYS = 90;

  public ModelEnding {
    successors = List.copyOf(successors);
  }

  /**
   * Returns a notice for people that the model ends; empty when the date is not fixed or at least
   * 90 days away.
   */
  public Optional<String> farewell(String model, LocalDate today) {
    if (!exact || !day.isBefore(today.plusDays(SOON_DAYS))) {
      return Optional.empty();
    }
    String then = refuses || fate.isEmpty() ? "" : " (" + fate + ")";
    String next = successors.isEmpty() ? "" : "; successor " + String.join(" or ", successors);
    return Optional.of(
        today.isBefore(day)
            ? "%s retires on %s, in %s%s%s".formatted(model, day, days(today), then, next)
            : "%s was retired on %s%s%s".formatted(model, day, then, next));
  }

  /** Returns whether the end date is fixed and past, or fewer than this number of days away. */
  public boolean isWithin(int days, LocalDate today) {
    return exact && day.isBefore(today.plusDays(days));
  }

  private String days(LocalDate today) {
    long days = today.until(day, DAYS);
    return days == 1 ? "1 day" : days + " days";
  }
}
