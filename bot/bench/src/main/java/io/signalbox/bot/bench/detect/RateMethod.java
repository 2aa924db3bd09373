package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.detect.BurnRate;
import io.signalbox.tools.foresight.quality.detect.CusumDetector;
import io.signalbox.tools.foresight.quality.detect.RateDetector;
import io.signalbox.tools.foresight.quality.detect.SeasonalBaseline;
import java.time.Duration;
import java.util.function.IntPredicate;

/**
 * Detection method that raises an alarm when the share of bad answers in a stream rises;
 * implemented by Signalbox's detector and by baselines. For one thread.
 */
interface RateMethod {

  /** Adds the counts of one minute, and returns whether an alarm is raised. */
  boolean step(long minute, int calls, int bad);

  /** Resets the method's state after an alarm. */
  void reset();

  /**
   * Feeds a minute's calls one after the other, the bad ones evenly among the others.
   *
   * @param method takes 1 for a bad answer and 0 for another, and returns whether it raises an
   *     alarm
   */
  static boolean callByCall(int calls, int bad, IntPredicate method) {
    boolean alarm = false;
    for (int i = 0; i < calls; i++) {
      alarm |= method.test((long) (i + 1) * bad / calls > (long) i * bad / calls ? 1 : 0);
    }
    return alarm;
  }

  /**
   * Parameters given to a method before it starts: usual share of bad answers, load, learnt
   * baseline, run length.
   */
  record Setting(double base, double callsPerMinute, SeasonalBaseline baseline, double runLength) {}

  /** Returns the detector that Signalbox uses, with the learnt baseline of each hour. */
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

  /** Returns a CUSUM detector for a rise by five percentage points, with its exact run length. */
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

  /**
   * Returns a threshold alarm: more than twice the usual share and more than five per cent, over
   * five minutes.
   */
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
   * Returns an alarm on the count of bad answers in 15 minutes.
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

  /**
   * Returns the multi-window burn-rate alarms of Google's SRE workbook; the objective allows twice
   * the usual share.
   */
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
