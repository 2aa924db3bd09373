package io.signalbox.bot.bench.detect;

import java.util.SplittableRandom;

/** Table of a Poisson distribution, from which counts are drawn in constant time. */
final class PoissonTable {
  private static final int GUIDE = 64;

  private final double[] sums;
  private final int[] guide = new int[GUIDE];

  PoissonTable(double mean) {
    this.sums = new double[(int) (mean + 12 * Math.sqrt(mean) + 20)];
    double weight = Math.exp(-mean);
    double sum = 0;
    for (int count = 0; count < sums.length; count++) {
      sum += weight;
      sums[count] = sum;
      weight *= mean / (count + 1);
    }
    int count = 0;
    for (int i = 0; i < GUIDE; i++) {
      while (count < sums.length - 1 && sums[count] < (double) i / GUIDE) {
        count++;
      }
      guide[i] = count;
    }
  }

  int draw(SplittableRandom random) {
    double drawn = random.nextDouble();
    int count = guide[(int) (drawn * GUIDE)];
    while (count < sums.length - 1 && sums[count] < drawn) {
      count++;
    }
    return count;
  }
}
