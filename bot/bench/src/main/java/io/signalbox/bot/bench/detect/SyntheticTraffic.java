package io.signalbox.bot.bench.detect;

import io.signalbox.tools.foresight.quality.signal.RecentConversations;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Generator of synthetic traffic of one stream: calls and bad answers, minute by minute. */
final class SyntheticTraffic {
  private static final int MINUTES = 60;
  private static final int SPREAD = 8;
  private static final long UNIT = 1L << 32;

  /** Share of conversations whose calls are all good or all bad. */
  private static final double ALIKE = 0.5;

  private final TrafficTables tables;
  private final TrafficShape shape;
  private final SplittableRandom random;
  private final RecentConversations recent = new RecentConversations();

  /** Calls of the next minutes: a conversation each, whose last bit says that the call is bad. */
  private final long[][] pending = new long[SPREAD][64];

  private final int[] waiting = new int[SPREAD];
  private long minute;
  private int calls;
  private int bad;

  SyntheticTraffic(TrafficTables tables, SplittableRandom random) {
    this.tables = tables;
    this.shape = tables.shape();
    this.random = random;
  }

  /**
   * Generates the next minute.
   *
   * @param worse points that the share of bad answers is above its usual one
   */
  void next(double worse) {
    int hour = (int) (minute / MINUTES % TrafficTables.HOURS);
    if (shape.people() != TrafficShape.PeopleShape.INDEPENDENT) {
      sessions(hour, Math.min(1, shape.share(hour) + worse));
    } else {
      // Bad and good calls of a Poisson process are Poisson processes of their own.
      bad = tables.bad(hour, worse).draw(random);
      calls = bad + tables.good(hour, worse).draw(random);
    }
    minute++;
  }

  private void sessions(int hour, double share) {
    long limit = (long) (share * UNIT);
    for (int i = tables.sessions(hour).draw(random); i > 0; i--) {
      long conversation = random.nextLong() | 1;
      long begin = random.nextLong();
      boolean alike = (begin & (UNIT - 1)) < ALIKE * UNIT;
      boolean wrong = (begin >>> 32) < limit;
      long drawn;
      do {
        drawn = random.nextLong();
        boolean isBad = alike ? wrong : (drawn >>> 32) < limit;
        int slot = (int) ((minute + (drawn & (SPREAD - 1))) % SPREAD);
        if (waiting[slot] == pending[slot].length) {
          pending[slot] = Arrays.copyOf(pending[slot], 2 * waiting[slot]);
        }
        pending[slot][waiting[slot]++] = isBad ? conversation : conversation ^ 1;
        // One of four calls is the last of its conversation.
      } while ((drawn >>> 8 & 3) != 0);
    }
    calls = 0;
    bad = 0;
    int now = (int) (minute % SPREAD);
    for (int i = 0; i < waiting[now]; i++) {
      long call = pending[now][i];
      if (shape.people() == TrafficShape.PeopleShape.COUNTED_EACH
          || recent.counts(call | 1, minute)) {
        calls++;
        bad += (int) (call & 1);
      }
    }
    waiting[now] = 0;
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
}
