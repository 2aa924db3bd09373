package io.signalbox.tools.foresight.quality.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Novelty detector for a series of single values, such as a queue's length or a cost a minute. It
 * finds a value beyond all earlier ones, or a run of values that are distributed unlike each run
 * before (the relative entropy test of Wang and others, 2011). After a surprise it rests, unless
 * what follows is twice as strange. It promises no run length: values in a row depend on each
 * other, and how is not known. For one thread.
 */
public final class SeriesDetector {
  private static final int RUN = 24;

  /** Bins within the range of values seen while learning; one more is on each side. */
  private static final int BINS = 4;

  /** Least value of twice the log likelihood ratio at which a run differs from an earlier one. */
  private static final double UNLIKE = 20;

  /** Distance beyond the range of earlier values, in spreads, that counts as a surprise of 1. */
  private static final double BEYOND = 0.02;

  private static final double PRIOR = 0.1;
  private static final int REST = 100;
  private static final int LEAST = 20;
  private static final int MOST_KEPT = 30_000;

  private final int learning;
  private final List<Double> sorted = new ArrayList<>();
  private final List<Double> learnt = new ArrayList<>();
  private final double[] run = new double[RUN];
  private final List<double[]> known = new ArrayList<>();
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private double learntLow;
  private double learntHigh;
  private int seen;
  private int resting;
  private double strongest;

  /**
   * @param learning values whose range sets the bins; what comes before is not judged by runs
   */
  public SeriesDetector(int learning) {
    this.learning = Math.max(RUN, learning);
  }

  /** Adds the next value and returns its surprise score; 1 or more is a surprise. */
  public double next(double value) {
    double surprise = seen < LEAST ? 0 : beyond(value) / BEYOND;
    keep(value);
    if (seen == learning) {
      learntLow = low;
      learntHigh = Math.max(high, low + 1e-9);
      replay();
    } else if (seen > learning) {
      surprise = Math.max(surprise, unlikeness() / UNLIKE);
    }
    return rested(surprise);
  }

  private void keep(double value) {
    run[seen % RUN] = value;
    seen++;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (sorted.size() < MOST_KEPT) {
      int place = Collections.binarySearch(sorted, value);
      sorted.add(place < 0 ? -place - 1 : place, value);
    }
    if (seen <= learning) {
      learnt.add(value);
    }
  }

  /**
   * Returns the distance beyond the range of earlier values, in spreads of their middle 98 per
   * cent.
   */
  private double beyond(double value) {
    int count = sorted.size();
    double middle = Math.abs(sorted.get(count / 2));
    double spread =
        sorted.get(Math.min(count - 1, (int) (0.99 * count))) - sorted.get((int) (0.01 * count));
    double scale = Math.max(1e-9, Math.max(spread, 0.001 * middle));
    return Math.max(0, Math.max(value - high, low - value)) / scale;
  }

  /** Stores the runs of the learning time, with which later runs are compared. */
  private void replay() {
    for (int end = RUN; end <= learnt.size(); end++) {
      double[] values = new double[RUN];
      for (int i = 0; i < RUN; i++) {
        values[i] = learnt.get(end - RUN + i);
      }
      compare(values);
    }
    learnt.clear();
  }

  private double unlikeness() {
    return compare(run);
  }

  private double compare(double[] values) {
    double[] shares = new double[BINS + 2];
    for (double value : values) {
      shares[bin(value)] += 1.0 / RUN;
    }
    double least = Double.POSITIVE_INFINITY;
    for (double[] earlier : known) {
      least = Math.min(least, divergence(shares, earlier));
    }
    if (known.isEmpty() || least > UNLIKE) {
      known.add(shares);
    }
    return known.size() == 1 ? 0 : least;
  }

  private int bin(double value) {
    double place = (value - learntLow) / (learntHigh - learntLow) * BINS;
    if (place < -0.5) {
      return 0;
    }
    return place > BINS + 0.5 ? BINS + 1 : 1 + Math.clamp((int) Math.floor(place), 0, BINS - 1);
  }

  private static double divergence(double[] shares, double[] earlier) {
    double sum = 0;
    for (int bin = 0; bin < shares.length; bin++) {
      if (shares[bin] > 0) {
        double expected = (earlier[bin] * RUN + PRIOR) / (RUN + PRIOR * shares.length);
        sum += shares[bin] * Math.log(shares[bin] / expected);
      }
    }
    return 2 * RUN * sum;
  }

  private double rested(double surprise) {
    resting--;
    if (resting > 0 && surprise <= 2 * strongest) {
      return 0;
    }
    if (surprise >= 1) {
      resting = REST;
      strongest = surprise;
    }
    return surprise;
  }

  @Override
  public String toString() {
    return seen + " values, " + known.size() + " kinds of runs " + Arrays.toString(run);
  }
}
