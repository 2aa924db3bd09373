package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.foresight.evaluation.WilsonInterval;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import io.signalbox.tools.foresight.quality.signal.SignalListener;
import io.signalbox.tools.foresight.rehearsal.CanaryRows.AnswerCounts;
import io.signalbox.tools.gateway.traffic.ShareJudge;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Canary check of a route that gets a share of another's calls: compares bad answers of both by
 * {@link CanaryTest}, over all processes. Safe for use from several threads.
 */
public final class CanaryCheck implements ShareJudge, SignalListener {
  private static final Logger LOG = LoggerFactory.getLogger(CanaryCheck.class);

  /** Accepted probability of a rollback without cause. */
  private static final double ALARM = 0.05;

  /** Fewest answers of the route itself before the test begins. */
  private static final long FEWEST_OWN = 30;

  /** Signals that make an answer count as bad, each visible in the answer itself. */
  private static final Set<QualitySignal> BAD =
      Set.of(
          QualitySignal.INVALID,
          QualitySignal.REFUSED,
          QualitySignal.EMPTY,
          QualitySignal.REPEATED,
          QualitySignal.CUT_OFF,
          QualitySignal.OTHER_LANGUAGE,
          QualitySignal.OTHER_FORMAT);

  private final CanaryRows rows;
  private final Map<AnsweredRoute, long[]> pending = new HashMap<>();

  /**
   * Key of the pending counts: the requested route, and the one that answered.
   *
   * @param answered the route that gave the answer
   */
  private record AnsweredRoute(String asked, String answered) {}

  public CanaryCheck(Jdbi jdbi) {
    this.rows = new CanaryRows(jdbi);
  }

  @Override
  public void read(CallRecord record, SignalCounts signals) {
    if (record.answeredBy().isEmpty() || signals.calls(QualitySignal.REFUSED) == 0) {
      return;
    }
    boolean bad = BAD.stream().anyMatch(signal -> signals.bad(signal) > 0);
    AnsweredRoute by = new AnsweredRoute(record.who().route(), record.answeredBy().get().route());
    synchronized (pending) {
      long[] counts = pending.computeIfAbsent(by, each -> new long[2]);
      counts[0]++;
      counts[1] += bad ? 1 : 0;
    }
  }

  @Override
  public Optional<String> reasonToReturn(String route, String share) {
    AnswerCounts counted = take(route, share);
    try {
      return reason(rows.add(route, share, counted));
    } catch (JdbiException e) {
      putBack(route, share, counted);
      LOG.warn("a share's answers cannot be counted: {}", e.getClass().getSimpleName());
      return Optional.empty();
    }
  }

  private static Optional<String> reason(AnswerCounts all) {
    if (all.ownCalls() < FEWEST_OWN) {
      return Optional.empty();
    }
    double base = WilsonInterval.of((double) all.ownBad(), (double) all.ownCalls()).high();
    return new CanaryTest(base, ALARM).observe(all.shareCalls(), all.shareBad())
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "%d of %d answers are bad (%.1f %%), of the route's own %d of %d (%.1f %%)",
                all.shareBad(),
                all.shareCalls(),
                100.0 * all.shareBad() / all.shareCalls(),
                all.ownBad(),
                all.ownCalls(),
                100.0 * all.ownBad() / all.ownCalls()))
        : Optional.empty();
  }

  private AnswerCounts take(String route, String share) {
    synchronized (pending) {
      long[] own = pending.remove(new AnsweredRoute(route, route));
      long[] shared = pending.remove(new AnsweredRoute(route, share));
      return new AnswerCounts(
          own == null ? 0 : own[0],
          own == null ? 0 : own[1],
          shared == null ? 0 : shared[0],
          shared == null ? 0 : shared[1]);
    }
  }

  private void putBack(String route, String share, AnswerCounts counts) {
    synchronized (pending) {
      add(new AnsweredRoute(route, route), counts.ownCalls(), counts.ownBad());
      add(new AnsweredRoute(route, share), counts.shareCalls(), counts.shareBad());
    }
  }

  private void add(AnsweredRoute by, long calls, long bad) {
    long[] counts = pending.computeIfAbsent(by, each -> new long[2]);
    counts[0] += calls;
    counts[1] += bad;
  }

  @Override
  public void begun(String route) {
    synchronized (pending) {
      pending.keySet().removeIf(each -> each.asked().equals(route));
    }
    rows.clear(route);
  }
}
