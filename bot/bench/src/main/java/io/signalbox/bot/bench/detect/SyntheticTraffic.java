package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.signal.RecentConversations;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generator of synthetic traffic of one stream: calls and bad answers, minute by minute. */
final class SyntheticTraffic {
  private static final int MINUTES = 60;
  private static final int WEEK_HOURS = 168;
  private static final int SPREAD = 8;
  private static final double SESSION = 4;

  /** Share of conversations whose calls are all good or all bad. */
  private static final double ALIKE = 0.5;

  private final TrafficShape shape;
  private final SplittableRandom random;
  private final RecentConversations recent = new RecentConversations();
  private final List<List<MadeCall>> pending = new ArrayList<>();
  private long minute;
  private int calls;
  private int bad;

  private record MadeCall(long conversation, boolean bad) {}

  SyntheticTraffic(TrafficShape shape, SplittableRandom random) {
    this.shape = shape;
    this.random = random;
    for (int i = 0; i < SPREAD; i++) {
      pending.add(new ArrayList<>());
    }
  }

  /**
   * Generates the next minute.
   *
   * @param worse points that the share of bad answers is above its usual one
   */
  void next(double worse) {
    int hour = (int) (minute / MINUTES % WEEK_HOURS);
    double share = Math.min(1, shape.share(hour) + worse);
    double load = shape.load(hour);
    if (shape.people() != TrafficShape.PeopleShape.INDEPENDENT) {
      sessions(load / SESSION, share);
    } else {
      calls = poisson(load);
      bad = binomial(calls, share);
    }
    minute++;
  }

  private void sessions(double load, double share) {
    int started = poisson(load);
    for (int i = 0; i < started; i++) {
      boolean alike = random.nextDouble() < ALIKE;
      boolean wrong = random.nextDouble() < share;
      long conversation = random.nextLong() | 1;
      do {
        int slot = (int) ((minute + random.nextInt(SPREAD)) % SPREAD);
        pending
            .get(slot)
            .add(new MadeCall(conversation, alike ? wrong : random.nextDouble() < share));
      } while (random.nextDouble() < 1 - 1 / SESSION);
    }
    calls = 0;
    bad = 0;
    List<MadeCall> now = pending.get((int) (minute % SPREAD));
    for (MadeCall call : now) {
      if (shape.people() == TrafficShape.PeopleShape.COUNTED_EACH
          || recent.counts(call.conversation, minute)) {
        calls++;
        bad += call.bad ? 1 : 0;
      }
    }
    now.clear();
  }

  long minute() {
    return minute;
  }

  int calls() {
    return calls;
  }

  int bad() {
    return bad;
  }

  private int poisson(double mean) {
    double rest = random.nextDouble();
    double weight = Math.exp(-mean);
    int count = 0;
    while (rest > weight && count < 10 * mean + 50) {
      rest -= weight;
      count++;
      weight *= mean / count;
    }
    return count;
  }

  private int binomial(int trials, double share) {
    if (share >= 1) {
      return trials;
    }
    double rest = random.nextDouble();
    double odds = share / (1 - share);
    double weight = Math.pow(1 - share, trials);
    int count = 0;
    while (rest > weight && count < trials) {
      rest -= weight;
      weight *= odds * (trials - count) / (count + 1);
      count++;
    }
    return count;
  }
}
