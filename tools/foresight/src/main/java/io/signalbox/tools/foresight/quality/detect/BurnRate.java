package io.signalbox.tools.foresight.quality.detect;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Alert rule for the speed at which an objective's error budget is used up, over a long and a short
 * window, with the windows of the SRE workbook (chapter 5). Reports neither the time of the change
 * nor the rate of false alarms.
 *
 * @param pages whether a person should come now
 * @param factor times the speed that would use the budget up exactly
 */
public record BurnRate(boolean pages, double factor, Duration window) {

  /** Number of calls, and of bad answers among them, in a window that ends now. */
  public record WindowCount(long calls, long bad) {}

  private record BurnRule(double factor, Duration window, Duration brief, boolean pages) {}

  private static final List<BurnRule> RULES =
      List.of(
          new BurnRule(14.4, Duration.ofHours(1), Duration.ofMinutes(5), true),
          new BurnRule(6, Duration.ofHours(6), Duration.ofMinutes(30), true),
          new BurnRule(1, Duration.ofDays(3), Duration.ofHours(6), false));

  /**
   * Returns the most urgent alert rule that applies.
   *
   * @param allowed share of bad answers that the objective allows
   * @param counts of a window's length
   */
  public static Optional<BurnRate> of(double allowed, Function<Duration, WindowCount> counts) {
    for (BurnRule rule : RULES) {
      double factor = factor(counts.apply(rule.window), allowed);
      if (factor >= rule.factor && factor(counts.apply(rule.brief), allowed) >= rule.factor) {
        return Optional.of(new BurnRate(rule.pages, factor, rule.window));
      }
    }
    return Optional.empty();
  }

  private static double factor(WindowCount count, double allowed) {
    return count.calls == 0 ? 0 : (double) count.bad / count.calls / allowed;
  }
}
