package io.signalbox.tools.foresight.evaluation;

/**
 * Confidence interval of 95 % for a proportion, by Wilson (1927): sound for few cases and for
 * shares near 0 and 1.
 *
 * @param low 0 or more
 * @param high 1 at most
 */
public record WilsonInterval(double low, double high) {
  private static final double Z = 1.959964;

  /**
   * Computes the interval of an observed share.
   *
   * @param hits how many of {@code all}; counts that depend on each other are given reduced
   */
  public static WilsonInterval of(double hits, double all) {
    if (all == 0) {
      return new WilsonInterval(0, 1);
    }
    double share = hits / all;
    double square = Z * Z / all;
    double centre = (share + square / 2) / (1 + square);
    double half = Z / (1 + square) * Math.sqrt(share * (1 - share) / all + square / (4 * all));
    return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
