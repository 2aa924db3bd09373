package io.signalbox.bot.bench.detect;

/**
 * Distributions of the calls of a traffic shape by hour of the week, computed once for all streams.
 * Safe for use from several threads.
 */
final class TrafficTables {
  static final int HOURS = 168;

  /** Mean number of calls of a conversation. */
  private static final double SESSION = 4;

  private final TrafficShape shape;
  private final PoissonTable[] good = new PoissonTable[HOURS];
  private final PoissonTable[] bad = new PoissonTable[HOURS];
  private final PoissonTable[] sessions = new PoissonTable[HOURS];

  TrafficTables(TrafficShape shape) {
    this.shape = shape;
    for (int hour = 0; hour < HOURS; hour++) {
      good[hour] = good(shape, hour, 0);
      bad[hour] = bad(shape, hour, 0);
      sessions[hour] = new PoissonTable(shape.load(hour) / SESSION);
    }
  }

  TrafficShape shape() {
    return shape;
  }

  /** Returns the distribution of good calls in a minute; a table is made anew for a fault. */
  PoissonTable good(int hour, double worse) {
    return worse == 0 ? good[hour] : good(shape, hour, worse);
  }

  /** Returns the distribution of bad calls in a minute; a table is made anew for a fault. */
  PoissonTable bad(int hour, double worse) {
    return worse == 0 ? bad[hour] : bad(shape, hour, worse);
  }

  /** Returns the distribution of the conversations that begin in a minute. */
  PoissonTable sessions(int hour) {
    return sessions[hour];
  }

  private static PoissonTable good(TrafficShape shape, int hour, double worse) {
    return new PoissonTable(shape.load(hour) * (1 - share(shape, hour, worse)));
  }

  private static PoissonTable bad(TrafficShape shape, int hour, double worse) {
    return new PoissonTable(shape.load(hour) * share(shape, hour, worse));
  }

  private static double share(TrafficShape shape, int hour, double worse) {
    return Math.min(1, shape.share(hour) + worse);
  }
}
