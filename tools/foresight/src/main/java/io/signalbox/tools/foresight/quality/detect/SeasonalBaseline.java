package io.signalbox.tools.foresight.quality.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Baseline of the usual share of bad answers of a stream by hour of the week, learnt from past
 * hours. Days that are far worse than the median day are left out, so that a broken day or week is
 * not learnt as usual. Where hours of the day or the week differ by more than chance, each has a
 * share of its own. What is given is an upper bound of what was learnt, since a detector keeps its
 * promise only for baselines that are not too low.
 */
public final class SeasonalBaseline {
  private static final int HOURS = 168;
  private static final int DAY = 24;

  /** Standard deviations above the median from which on a day counts as broken. */
  private static final double BROKEN = 4.5;

  /** Ratio to the median that a broken day also has to exceed. */
  private static final double WORSE = 1.5;

  /** Standard deviations that are added to an hour's share as a safety margin. */
  private static final double CAUTION = 1.64;

  /**
   * Least gain in log likelihood from hourly shares, on data not learnt from, for a rhythm to be
   * used.
   */
  private static final double FORETOLD = 5;

  /**
   * Weight of the prior of each hour, in bad answers: with as many counted, the share moves half of
   * the way.
   */
  private static final double PRIOR_BAD = 30;

  private static final int FEWEST_CALLS = 200;
  private static final int FEWEST_HOURS = 48;
  private static final double LEAST = 5e-4;
  private static final long MINUTES = 60;
  private static final double RAISE = 1.3;
  private static final double MOST_DISPERSION = 60;

  private final double[] shares;
  private final double dispersion;
  private final long calls;
  private final List<Long> leftOut;
  private final boolean rhythmic;

  private SeasonalBaseline(
      double[] shares, double dispersion, long calls, List<Long> leftOut, boolean rhythmic) {
    this.shares = shares;
    this.dispersion = dispersion;
    this.calls = calls;
    this.leftOut = leftOut;
    this.rhythmic = rhythmic;
  }

  /**
   * Learns a baseline from past hours.
   *
   * @param hours of the stream, any order, without those of incidents that were real
   */
  public static SeasonalBaseline of(Collection<HourlyCount> hours) {
    List<HourlyCount> used = hours.stream().filter(hour -> hour.calls() > 0).toList();
    double first = spread(used, constant(share(used)));
    List<Long> broken = broken(used, Math.max(1, first));
    List<HourlyCount> sound = used.stream().filter(hour -> !broken.contains(hour.day())).toList();
    boolean rhythmic = isRhythm(sound);
    double[] shares = rhythmic ? rhythm(sound, share(sound)) : constant(share(sound));
    double dispersion = Math.max(1, spread(sound, shares));
    double[] bounds = bounds(sound, shares, dispersion, rhythmic);
    return new SeasonalBaseline(
        bounds, dispersion, sound.stream().mapToLong(HourlyCount::calls).sum(), broken, rhythmic);
  }

  /**
   * Returns this baseline with a dispersion high enough that replaying the last minutes raises no
   * alarm. What comes in bursts, of one person or one topic, has a higher one than the hours show.
   *
   * @param minutes of time that was learnt from, oldest first; {@code usual} is not read
   */
  public SeasonalBaseline replayed(List<StepCount> minutes) {
    double raised = dispersion;
    while (raised < MOST_DISPERSION && stands(minutes, raised)) {
      raised *= RAISE;
    }
    return new SeasonalBaseline(shares, raised, calls, leftOut, rhythmic);
  }

  private boolean stands(List<StepCount> minutes, double spread) {
    RateDetector detector = new RateDetector(Math.max(1, minutes.size()));
    for (StepCount minute : minutes) {
      detector.baseline(share(Math.floorDiv(minute.step(), MINUTES)), spread);
      if (detector.step(minute.calls(), minute.bad())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Creates a baseline from known shares, without learning.
   *
   * @param shares by hour of the week, or one for all
   */
  public static SeasonalBaseline known(double[] shares, double dispersion) {
    double[] all = shares.length == HOURS ? shares.clone() : constant(shares[0]);
    return new SeasonalBaseline(all, dispersion, Long.MAX_VALUE, List.of(), shares.length == HOURS);
  }

  /** Returns whether there were too few calls to judge by this baseline. */
  public boolean isThin() {
    return calls < FEWEST_CALLS;
  }

  /** Returns the upper bound of the usual share in an hour. */
  public double share(long hour) {
    return shares[HourlyCount.hourOfWeek(hour)];
  }

  /**
   * Returns the overdispersion: the variance of counts relative to that of independent calls, at
   * least 1.
   */
  public double dispersion() {
    return dispersion;
  }

  /** Returns the days since 1970 that were left out as broken. */
  public List<Long> leftOut() {
    return leftOut;
  }

  /** Returns whether the share varies by hour of the week. */
  public boolean isRhythmic() {
    return rhythmic;
  }

  private static double[] constant(double share) {
    double[] all = new double[HOURS];
    Arrays.fill(all, share);
    return all;
  }

  private static double share(Collection<HourlyCount> hours) {
    long calls = 0;
    long bad = 0;
    for (HourlyCount hour : hours) {
      calls += hour.calls();
      bad += hour.bad();
    }
    return (bad + 0.5) / (calls + 1);
  }

  /** Returns Pearson's chi-square statistic of the hours' counts, by degree of freedom. */
  private static double spread(List<HourlyCount> hours, double[] shares) {
    double sum = 0;
    int counted = 0;
    for (HourlyCount hour : hours) {
      double share = Math.max(LEAST, shares[HourlyCount.hourOfWeek(hour.hour())]);
      double expected = hour.calls() * share;
      double variance = expected * (1 - share);
      sum += (hour.bad() - expected) * (hour.bad() - expected) / Math.max(variance, 0.05);
      counted++;
    }
    return counted < 2 ? 1 : sum / (counted - 1);
  }

  /**
   * Returns whether the hourly shares of either half of the weeks predict the other half better
   * than a constant.
   */
  private static boolean isRhythm(List<HourlyCount> hours) {
    List<HourlyCount> even = hours.stream().filter(hour -> week(hour) % 2 == 0).toList();
    List<HourlyCount> odd = hours.stream().filter(hour -> week(hour) % 2 != 0).toList();
    return even.size() >= FEWEST_HOURS
        && odd.size() >= FEWEST_HOURS
        && gain(even, odd) > FORETOLD
        && gain(odd, even) > FORETOLD;
  }

  private static long week(HourlyCount hour) {
    return Math.floorDiv(hour.hour(), (long) HOURS);
  }

  /** Returns the gain in log likelihood of hourly shares over a constant one, on other weeks. */
  private static double gain(List<HourlyCount> learnt, List<HourlyCount> judged) {
    double constant = share(learnt);
    double[] own = rhythm(learnt, constant);
    double sum = 0;
    for (HourlyCount hour : judged) {
      double share = own[HourlyCount.hourOfWeek(hour.hour())];
      sum +=
          hour.bad() * Math.log(share / constant)
              + (hour.calls() - hour.bad()) * Math.log((1 - share) / (1 - constant));
    }
    return sum;
  }

  private static List<Long> broken(List<HourlyCount> hours, double dispersion) {
    Map<Long, HourlyCount> days = new TreeMap<>();
    hours.forEach(hour -> days.merge(hour.day(), hour, HourlyCount::plus));
    if (days.size() < 3) {
      return List.of();
    }
    List<HourlyCount> byShare =
        days.values().stream()
            .sorted(Comparator.comparingDouble(day -> (double) day.bad() / day.calls()))
            .toList();
    double median = share(byShare.subList(0, (byShare.size() + 1) / 2 + 1));
    double within = Math.min(dispersion, dispersionOfBest(byShare, median));
    List<Long> broken = new ArrayList<>();
    days.forEach(
        (day, tally) -> {
          double excess = tally.bad() - tally.calls() * median;
          double error = Math.sqrt(within * tally.calls() * median * (1 - median) + 1);
          if (excess > BROKEN * error && tally.bad() > WORSE * tally.calls() * median) {
            broken.add(day);
          }
        });
    return List.copyOf(broken);
  }

  /** Returns the dispersion of the better half of the days, which cannot be broken ones. */
  private static double dispersionOfBest(List<HourlyCount> byShare, double median) {
    double sum = 0;
    int half = (byShare.size() + 1) / 2;
    for (HourlyCount day : byShare.subList(0, half)) {
      double expected = day.calls() * median;
      sum += (day.bad() - expected) * (day.bad() - expected) / Math.max(1, expected);
    }
    // Half of a distribution has less of its variance than the whole.
    return Math.max(1, 3 * sum / half);
  }

  /**
   * Returns the share by hour of the week, shrunk towards that of the hour of the day, which is
   * shrunk towards the total.
   */
  private static double[] rhythm(List<HourlyCount> hours, double all) {
    double[][] byDay = new double[DAY][2];
    double[][] byWeek = new double[HOURS][2];
    for (HourlyCount hour : hours) {
      add(byDay[hour.hourOfDay()], hour);
      add(byWeek[HourlyCount.hourOfWeek(hour.hour())], hour);
    }
    double prior = PRIOR_BAD / Math.max(all, LEAST);
    double[] shares = new double[HOURS];
    for (int cell = 0; cell < HOURS; cell++) {
      double[] day = byDay[cell % DAY];
      double daily = (day[1] + prior * all) / (day[0] + prior);
      shares[cell] = (byWeek[cell][1] + prior * daily) / (byWeek[cell][0] + prior);
    }
    return shares;
  }

  private static void add(double[] cell, HourlyCount hour) {
    cell[0] += hour.calls();
    cell[1] += hour.bad();
  }

  private static double[] bounds(
      List<HourlyCount> hours, double[] shares, double dispersion, boolean rhythmic) {
    double[] calls = new double[HOURS];
    double all = 1;
    for (HourlyCount hour : hours) {
      calls[HourlyCount.hourOfWeek(hour.hour())] += hour.calls();
      all += hour.calls();
    }
    double[] bounds = new double[HOURS];
    for (int cell = 0; cell < HOURS; cell++) {
      double prior = PRIOR_BAD / Math.max(shares[cell], LEAST);
      double seen = rhythmic ? Math.min(all, calls[cell] + prior) : all;
      double error = Math.sqrt(dispersion * shares[cell] * (1 - shares[cell]) / seen);
      bounds[cell] = Math.min(1, Math.max(LEAST, shares[cell] + CAUTION * error));
    }
    return bounds;
  }
}
