package io.signalbox.tools.foresight.quality.detect;

import io.signalbox.tools.foresight.evaluation.WilsonInterval;
import java.util.List;

/**
 * Estimate of the time and size of a rise in the share of bad answers.
 *
 * @param earliest with {@code latest} an interval that holds the beginning in nine of ten cases
 * @param likeliest single step
 * @param before share of bad answers until then
 * @param after share since then, between {@code low} and {@code high} in nineteen of twenty cases
 * @param calls since then
 */
public record ChangeEstimate(
    long earliest,
    long likeliest,
    long latest,
    double before,
    double after,
    double low,
    double high,
    long calls,
    long bad) {
  private static final double TAIL = 0.05;

  /**
   * Estimates a change within steps that end now.
   *
   * @param steps oldest first, at least one
   * @param dispersion variance of counts in relation to that of independent calls
   */
  public static ChangeEstimate of(List<StepCount> steps, double dispersion) {
    double[] logs = logs(steps, dispersion);
    double top = Double.NEGATIVE_INFINITY;
    int best = 0;
    for (int i = 0; i < logs.length; i++) {
      if (logs[i] > top) {
        top = logs[i];
        best = i;
      }
    }
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      logs[i] = Math.exp(logs[i] - top);
      sum += logs[i];
    }
    return of(
        steps, best, quantile(logs, sum * TAIL), quantile(logs, sum * (1 - TAIL)), dispersion);
  }

  /** Returns the log likelihood ratio of a change at each step, mixed over the sizes. */
  private static double[] logs(List<StepCount> steps, double dispersion) {
    double[] size = new double[RateDetector.alternatives()];
    double[] logs = new double[steps.size()];
    for (int i = steps.size() - 1; i >= 0; i--) {
      StepCount step = steps.get(i);
      double usual = Math.clamp(step.usual(), 1e-4, 0.98);
      double most = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < size.length; k++) {
        double worse = RateDetector.raised(usual, k);
        size[k] +=
            (step.bad() * Math.log(worse / usual)
                    + (step.calls() - step.bad()) * Math.log((1 - worse) / (1 - usual)))
                / dispersion;
        most = Math.max(most, size[k]);
      }
      double sum = 0;
      for (double each : size) {
        sum += Math.exp(each - most);
      }
      logs[i] = most + Math.log(sum / size.length);
    }
    return logs;
  }

  private static int quantile(double[] weights, double mass) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      if (sum >= mass) {
        return i;
      }
    }
    return weights.length - 1;
  }

  private static ChangeEstimate of(
      List<StepCount> steps, int best, int early, int late, double dispersion) {
    long calls = 0;
    long bad = 0;
    double usual = 0;
    for (int i = 0; i < steps.size(); i++) {
      StepCount step = steps.get(i);
      usual += step.usual() / steps.size();
      if (i >= best) {
        calls += step.calls();
        bad += step.bad();
      }
    }
    WilsonInterval interval = WilsonInterval.of(bad / dispersion, Math.max(1, calls) / dispersion);
    return new ChangeEstimate(
        steps.get(Math.min(early, best)).step(),
        steps.get(best).step(),
        steps.get(Math.max(late, best)).step(),
        usual,
        calls == 0 ? 0 : (double) bad / calls,
        interval.low(),
        interval.high(),
        calls,
        bad);
  }
}
