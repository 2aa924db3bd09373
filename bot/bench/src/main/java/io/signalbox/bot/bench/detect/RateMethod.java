package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.BurnRate;
import io.signalbox.tools.foresight.quality.detect.CusumDetector;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import io.signalbox.tools.foresight.quality.detect.RhythmBaseline;
import java.time.Duration;

/** Way to notice that more answers of a stream are bad, as it is put to use. For one thread. */
interface RateMethod {

  /** Takes a minute and tells whether it raises an alarm. */
  boolean step(long minute, int calls, int bad);

  /** Begins anew after an alarm. */
  void reset();

  /** Knowledge of a method before it starts. */
  record Setting(double base, double callsPerMinute, RhythmBaseline baseline, double runLength) {}

  /** The mixture that Signalbox uses, with the baseline that it has learnt. */
  static RateMethod mixture(Setting setting) {
    RateDetector detector = new RateDetector(setting.runLength);
    return new RateMethod() {
      @Override
      public boolean step(long minute, int calls, int bad) {
        detector.baseline(setting.baseline.share(minute / 60), setting.baseline.dispersion());
        return detector.step(calls, bad);
      }

      @Override
      public void reset() {
        detector.reset();
      }
    };
  }

  /** Cumulative sum made for five points more, with its exact run length. */
  static RateMethod cusum(Setting setting) {
    double usual = setting.baseline.share(0);
    CusumDetector detector =
        CusumDetector.of(usual, usual + 0.05, setting.runLength * setting.callsPerMinute);
    return new RateMethod() {
      @Override
      public boolean step(long minute, int calls, int bad) {
        return detector.step(calls, bad);
      }

      @Override
      public void reset() {
        detector.reset();
      }
    };
  }

  /** More than twice the usual share and more than five per cent, over five minutes. */
  static RateMethod threshold(Setting setting) {
    WindowSums sums = new WindowSums(5);
    double limit = Math.max(0.05, 2 * setting.base);
    return new RateMethod() {
      @Override
      public boolean step(long minute, int calls, int bad) {
        sums.add(calls, bad);
        return sums.calls(5) >= 20 && sums.bad(5) > limit * sums.calls(5);
      }

      @Override
      public void reset() {
        sums.clear();
      }
    };
  }

  /**
   * Bad answers in a quarter of an hour.
   *
   * @param most count without an alarm, from quiet weeks of the same traffic
   */
  static RateMethod window(int most) {
    WindowSums sums = new WindowSums(15);
    return new RateMethod() {
      @Override
      public boolean step(long minute, int calls, int bad) {
        sums.add(calls, bad);
        return sums.bad(15) > most;
      }

      @Override
      public void reset() {
        sums.clear();
      }
    };
  }

  /** Burn rates of the SRE workbook; the objective allows twice the usual share. */
  static RateMethod burnRate(Setting setting, boolean tickets) {
    WindowSums sums = new WindowSums((int) Duration.ofDays(3).toMinutes());
    double allowed = 2 * setting.base;
    return new RateMethod() {
      @Override
      public boolean step(long minute, int calls, int bad) {
        sums.add(calls, bad);
        return BurnRate.of(
                allowed,
                window -> {
                  int minutes = (int) window.toMinutes();
                  return new BurnRate.WindowCount(sums.calls(minutes), sums.bad(minutes));
                })
            .filter(rate -> tickets || rate.pages())
            .isPresent();
      }

      @Override
      public void reset() {
        sums.clear();
      }
    };
  }
}
