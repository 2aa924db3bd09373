package io.signalbox.tools.foresight.quality.probe;

import io.signalbox.tools.foresight.quality.probe.ProbeOutcome.ProbeStep;
import io.signalbox.tools.foresight.quality.signal.CountRows;
import io.signalbox.tools.foresight.quality.signal.QualityCounts.MinuteCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.QualitySubject.Dimension;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Periodic job that asks each probe question when it is due: at its interval, and after each
 * recorded change. Outcomes are counted as a stream of their own, which the watch judges. Safe for
 * several processes.
 */
public final class ProbeRun implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeRun.class);
  private static final long FAR_AHEAD = 30;
  private static final long KEPT = 90 * 24 * 60;

  private final Jdbi jdbi;
  private final List<QualityProbe> probes;
  private final Function<QualityProbe, ProbeOutcome> path;
  private final Clock clock;

  /**
   * @param path asks a probe as a person's question would be
   */
  public ProbeRun(
      Jdbi jdbi,
      List<QualityProbe> probes,
      Function<QualityProbe, ProbeOutcome> path,
      Clock clock) {
    this.jdbi = jdbi;
    this.probes = List.copyOf(probes);
    this.path = path;
    this.clock = clock;
  }

  @Override
  public void run() {
    run(false);
  }

  /**
   * Asks the due probes and returns their outcomes.
   *
   * @param all whether those are asked too that are not due
   * @return what came of those that were asked
   */
  public List<ProbeResult> run(boolean all) {
    long began = minute();
    long change = jdbi.withHandle(ProbeRows::lastChange);
    List<ProbeResult> results = new ArrayList<>();
    for (QualityProbe probe : probes) {
      if (all || isDue(probe, began, change)) {
        ProbeResult result = new ProbeResult(probe.name(), began, asked(probe));
        if (result.outcome() instanceof ProbeOutcome.Failed failed) {
          LOG.warn(
              "probe {} failed at {}: {}", probe.name(), failed.step().words(), failed.finding());
        }
        results.add(result);
      }
    }
    jdbi.useTransaction(
        handle -> {
          ProbeRows.lock(handle);
          // Slow ones end minutes after they began, and minutes that were judged are not read
          // again.
          long now = minute();
          for (ProbeResult result : results) {
            ProbeRows.put(handle, result.name(), began, change, result.outcome());
          }
          CountRows.add(handle, "probes", counts(results, now));
          ProbeRows.forget(handle, now - KEPT);
        });
    return results;
  }

  private long minute() {
    return clock.instant().getEpochSecond() / 60;
  }

  /** Asks a probe; a path that breaks is a failure of it, and the others are asked all the same. */
  private ProbeOutcome asked(QualityProbe probe) {
    try {
      return path.apply(probe);
    } catch (RuntimeException e) {
      LOG.warn("probe {} could not be asked", probe.name(), e);
      return new ProbeOutcome.Failed(
          probe.place().route().isPresent() ? ProbeStep.ROUTE : ProbeStep.RETRIEVAL,
          "asking broke: " + e.getClass().getSimpleName());
    }
  }

  private boolean isDue(QualityProbe probe, long now, long change) {
    return jdbi.withHandle(
        handle -> {
          Optional<Long> last = ProbeRows.last(handle, probe.name());
          // One that lies ahead was asked while the clock was wrong.
          return last.isEmpty()
              || last.get() - now > FAR_AHEAD
              || now - last.get() >= probe.every().toMinutes()
              || (now > last.get() && change > ProbeRows.knownChange(handle, probe.name()));
        });
  }

  /** Returns the counts of outcomes by route, one stream for all probes of a route. */
  private List<MinuteCounts> counts(List<ProbeResult> results, long now) {
    List<MinuteCounts> counts = new ArrayList<>();
    for (ProbeResult result : results) {
      QualityProbe probe =
          probes.stream()
              .filter(each -> each.name().equals(result.name()))
              .findFirst()
              .orElseThrow();
      SignalCounts one = new SignalCounts();
      one.add(QualitySignal.PROBE, result.outcome() instanceof ProbeOutcome.Failed);
      QualitySubject subject = new QualitySubject(Dimension.PROBE, probe.place().subject());
      counts.add(new MinuteCounts(subject, now, one));
    }
    return counts;
  }

  /** Returns the latest outcome of each probe. */
  public static List<ProbeResult> latest(Jdbi jdbi) {
    return jdbi.withHandle(ProbeRows::latest);
  }
}
