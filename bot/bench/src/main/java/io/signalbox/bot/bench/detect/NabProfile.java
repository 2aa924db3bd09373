package io.signalbox.bot.bench.detect;

/**
 * Scoring profiles of the Numenta Anomaly Benchmark, as published: the weights of a missed window
 * and of an alarm outside all windows.
 */
enum NabProfile {
  STANDARD("standard", 1, 0.11),
  REWARD_LOW_FP("reward_low_FP_rate", 1, 0.22),
  REWARD_LOW_FN("reward_low_FN_rate", 2, 0.11);

  private final String label;
  private final double missed;
  private final double wrong;

  NabProfile(String label, double missed, double wrong) {
    this.label = label;
    this.missed = missed;
    this.wrong = wrong;
  }

  String label() {
    return label;
  }

  double missed() {
    return missed;
  }

  double wrong() {
    return wrong;
  }
}
