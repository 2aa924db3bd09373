package io.signalbox.tools.foresight.rehearsal;

/**
 * Comparison of two models' pass rates on the same cases, by McNemar's test with the mid-p value.
 * Only cases on which the models differ count.
 *
 * @param both cases that both pass
 * @param lost cases that only the old model passes
 * @param won cases that only the new model passes
 * @param neither cases that both miss
 */
public record PairedComparison(int both, int lost, int won, int neither) {
  /** Fall in the pass rate, as a share, that a rehearsal must be able to detect. */
  public static final double FALL = 0.05;

  /** Significance level: the accepted share of false alarms. */
  static final double ALARM = 0.05;

  private static final double Z_BOTH_SIDES = 1.959964;
  private static final double Z_POWER = 1.281552;
  private static final double USUAL_DISCORDANT = 0.10;

  /** Verdict of the comparison. */
  public enum ComparisonVerdict {
    /** The new model is significantly worse. */
    WORSE,
    /** A fall of 5 points would have been detected, and none was. */
    NOT_WORSE,
    /** There are too few cases for a verdict. */
    TOO_FEW
  }

  /** Returns the number of cases. */
  public int pairs() {
    return both + lost + won + neither;
  }

  /** Returns the new pass rate minus the old one. */
  public double difference() {
    return pairs() == 0 ? 0 : (double) (won - lost) / pairs();
  }

  /** Returns the mid-p value: the chance of as many lost cases or more if the models were equal. */
  public double chance() {
    int differing = lost + won;
    if (differing == 0) {
      return 1;
    }
    double logHalf = differing * Math.log(0.5);
    double tail = 0;
    double logChoose = 0;
    for (int k = 0; k <= differing; k++) {
      if (k > 0) {
        logChoose += Math.log(differing - k + 1) - Math.log(k);
      }
      double probability = Math.exp(logChoose + logHalf);
      if (k > lost) {
        tail += probability;
      } else if (k == lost) {
        tail += probability / 2;
      }
    }
    return Math.min(1, tail);
  }

  /**
   * Returns half the width of the 95 % interval of the difference (Wald with one more case of each
   * kind).
   */
  public double margin() {
    double n = pairs() + 2.0;
    double l = (lost + 0.5) / n;
    double w = (won + 0.5) / n;
    return Z_BOTH_SIDES * Math.sqrt(Math.max(0, l + w - (w - l) * (w - l)) / n);
  }

  /**
   * Returns the share of cases on which the models differ; 10 % when there are fewer than 100
   * cases.
   */
  public double discordant() {
    return pairs() < 100 ? USUAL_DISCORDANT : Math.max(0.01, (double) (lost + won) / pairs());
  }

  /** Returns the number of cases needed to detect a fall with a power of 90 %. */
  public static int needed(double fall, double discordant) {
    double spread = Math.max(discordant, fall);
    double root =
        Z_BOTH_SIDES * Math.sqrt(spread) + Z_POWER * Math.sqrt(Math.max(0, spread - fall * fall));
    return (int) Math.ceil(root * root / (fall * fall));
  }

  /** Returns the smallest fall that this many cases detect with a power of 90 %. */
  public static double visible(int pairs, double discordant) {
    double low = 0.001;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double root =
          Z_BOTH_SIDES * Math.sqrt(discordant)
              + Z_POWER * Math.sqrt(Math.max(0, discordant - middle * middle));
      if (root * root / (middle * middle) <= pairs) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Returns the verdict of the comparison. */
  public ComparisonVerdict verdict() {
    if (lost > won && chance() <= ALARM) {
      return ComparisonVerdict.WORSE;
    }
    // A tenth fewer than the formula wants is its own coarseness, not a lack.
    return pairs() >= 0.9 * needed(FALL, discordant())
        ? ComparisonVerdict.NOT_WORSE
        : ComparisonVerdict.TOO_FEW;
  }
}
