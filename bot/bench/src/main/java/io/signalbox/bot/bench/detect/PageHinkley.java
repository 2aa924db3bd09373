package io.signalbox.bot.bench.detect;

/**
 * Page-Hinkley change detector with the defaults of River 0.21, fed one call after the other; a
 * baseline.
 */
final class PageHinkley implements RateMethod {
  private static final int FEWEST = 30;
  private static final double DELTA = 0.005;
  private static final double THRESHOLD = 50;
  private static final double FADE = 0.9999;

  private double mean;
  private long seen;
  private double sum;
  private double least;

  @Override
  public boolean step(long minute, int calls, int bad) {
    return RateMethod.callByCall(calls, bad, this::call);
  }

  private boolean call(int wrong) {
    seen++;
    mean += (wrong - mean) / seen;
    sum = FADE * sum + (wrong - mean - DELTA);
    least = Math.min(least, sum);
    return seen >= FEWEST && sum - least > THRESHOLD;
  }

  @Override
  public void reset() {
    mean = 0;
    seen = 0;
    sum = 0;
    least = 0;
  }
}
