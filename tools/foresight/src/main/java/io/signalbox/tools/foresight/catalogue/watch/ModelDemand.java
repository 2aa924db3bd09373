package io.signalbox.tools.foresight.catalogue.watch;

import static java.time.temporal.ChronoUnit.DAYS;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.catalogue.ModelFact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Calls of one gateway caller to one model over the last 30 days.
 *
 * @param owner of the caller; empty where it has none any more
 * @param active the caller's latest call, to whatever model
 */
public record ModelDemand(
    ModelFact fact,
    String caller,
    String team,
    String owner,
    long calls,
    Cost cost,
    Instant first,
    Instant latest,
    Instant active) {

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration A_WEEK = Duration.ofDays(7);

  /**
   * Returns whether the caller still uses the model: it has not called only others for longer than
   * a day and three times its usual pause.
   */
  public boolean isOpen() {
    Duration pause =
        calls > 1 ? Duration.between(first, latest).dividedBy(calls - 1).multipliedBy(3) : A_WEEK;
    Duration longest = pause.compareTo(A_DAY) > 0 ? pause : A_DAY;
    return Duration.between(latest, active).compareTo(longest) <= 0;
  }

  /**
   * Returns a priority score: calls over 30 days divided by the days left until retirement, doubled
   * without a successor.
   */
  public double harm(LocalDate today) {
    if (!fact.hasEnd()) {
      return 0;
    }
    long left = Math.max(1, today.until(fact.retires().orElseThrow(), DAYS));
    return (double) calls / left * (fact.successors().isEmpty() ? 2 : 1);
  }
}
