package io.signalbox.bot.bench.detect;

/**
 * Weights by which the Numenta Anomaly Benchmark judges, as published: of a window without an
 * alarm, and of an alarm outside of all windows.
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
