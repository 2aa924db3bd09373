package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.BurnRate;
import io.signalbox.tools.foresight.quality.detect.QuantileSketch;
import io.signalbox.tools.foresight.quality.incident.QualitySettings.Objective;
import io.signalbox.tools.foresight.quality.incident.StreamState.StreamId;
import io.signalbox.tools.foresight.quality.signal.CountRows;
import io.signalbox.tools.foresight.quality.signal.CountRows.SubjectCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Queries on the current state of streams and objectives, from the stored counts. Safe for several
 * threads.
 */
public final class QualityOverview {
  private static final long DAY = 24 * 60;
  private static final long MONTH_HOURS = 28 * 24;
  private static final int FEWEST_BAD = 3;

  private final Jdbi jdbi;
  private final QualitySettings settings;
  private final Clock clock;

  public QualityOverview(Jdbi jdbi, QualitySettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Statistics of a stream over the last day.
   *
   * @param usual share of bad answers, on the side of caution; empty while it is learnt
   * @param strictness times the run length that is asked of it, after false alarms
   * @param hours share of bad answers, or the median, by hour up to the present one, the oldest
   *     first; not a number for an hour without calls
   */
  public record StreamStanding(
      QualitySubject subject,
      QualitySignal signal,
      long calls,
      long bad,
      QuantileSketch numbers,
      OptionalDouble usual,
      double strictness,
      List<Double> hours) {
    /** Returns whether detectors judge the stream, and so learn what is usual. */
    public boolean isJudged() {
      return subject.dimension().isJudged() && signal.isWatched();
    }

    /** Returns the share of bad answers. */
    public double share() {
      return calls == 0 ? 0 : (double) bad / calls;
    }
  }

  /**
   * Status of an objective over 28 days.
   *
   * @param left share of its error budget that is not used up; below zero when it is missed
   */
  public record ObjectiveStanding(
      Objective objective, long calls, long bad, double left, Optional<BurnRate> burns) {}

  /** Returns the streams of all subjects with this name, or of all subjects when it is empty. */
  public List<StreamStanding> streams(Optional<String> name) {
    return jdbi.withHandle(
        handle -> {
          long now = clock.instant().getEpochSecond() / 60;
          Map<StreamId, StreamState> states = StreamRows.all(handle);
          List<StreamStanding> standings = new ArrayList<>();
          for (SubjectCounts subject : CountRows.minutes(handle, now - DAY, now + 1)) {
            if (name.isEmpty() || subject.subject().name().equals(name.get())) {
              add(subject, now / 60, states, standings);
            }
          }
          standings.sort(
              Comparator.comparing((StreamStanding each) -> each.subject().dimension())
                  .thenComparing(each -> each.subject().name())
                  .thenComparing(StreamStanding::signal));
          return standings;
        });
  }

  private static void add(
      SubjectCounts subject,
      long hour,
      Map<StreamId, StreamState> states,
      List<StreamStanding> standings) {
    SignalCounts sum = new SignalCounts();
    TreeMap<Long, SignalCounts> hours = new TreeMap<>();
    subject
        .spans()
        .forEach(
            (minute, counts) -> {
              sum.add(counts);
              hours.computeIfAbsent(minute / 60, each -> new SignalCounts()).add(counts);
            });
    for (long each = hours.firstKey(); each <= hour; each++) {
      hours.putIfAbsent(each, new SignalCounts());
    }
    for (QualitySignal signal : sum.signals()) {
      StreamId id = new StreamId(subject.id(), signal);
      StreamState state = states.getOrDefault(id, StreamState.fresh(id));
      OptionalDouble usual =
          state.isLearning() || signal.isNumber()
              ? OptionalDouble.empty()
              : OptionalDouble.of(BaselineCodec.rates(state.baseline()).share(hours.lastKey()));
      standings.add(
          new StreamStanding(
              subject.subject(),
              signal,
              signal.isNumber() ? sum.numbers(signal).total() : sum.calls(signal),
              sum.bad(signal),
              sum.numbers(signal),
              usual,
              state.strictness(),
              hours.values().stream().map(each -> point(each, signal)).toList()));
    }
  }

  private static double point(SignalCounts counts, QualitySignal signal) {
    if (signal.isNumber()) {
      QuantileSketch numbers = counts.numbers(signal);
      return numbers.total() == 0 ? Double.NaN : numbers.quantile(0.5);
    }
    int calls = counts.calls(signal);
    return calls == 0 ? Double.NaN : (double) counts.bad(signal) / calls;
  }

  /** Returns the configured objectives, each with its remaining error budget. */
  public List<ObjectiveStanding> objectives() {
    return jdbi.withHandle(
        handle -> settings.objectives().stream().map(each -> standing(handle, each)).toList());
  }

  private ObjectiveStanding standing(Handle handle, Objective objective) {
    long now = clock.instant().getEpochSecond() / 60;
    Optional<Long> id = CountRows.id(handle, objective.subject());
    NavigableMap<Long, SignalCounts> minutes = new TreeMap<>();
    NavigableMap<Long, SignalCounts> hours = new TreeMap<>();
    id.ifPresent(
        subject -> {
          minutes.putAll(CountRows.minutesOf(handle, subject, now - 4 * DAY, now + 1));
          hours.putAll(
              CountRows.hoursOf(
                  handle,
                  subject,
                  now / 60 - MONTH_HOURS,
                  minutes.isEmpty() ? now / 60 : minutes.firstKey() / 60));
        });
    BurnRate.WindowCount recent = sum(minutes, objective.signal());
    BurnRate.WindowCount old = sum(hours, objective.signal());
    long calls = recent.calls() + old.calls();
    long bad = recent.bad() + old.bad();
    double left = calls == 0 ? 1 : 1 - bad / (calls * objective.allowed());
    Optional<BurnRate> burns =
        BurnRate.of(
                objective.allowed(),
                (Duration window) ->
                    sum(minutes.tailMap(now - window.toMinutes(), false), objective.signal()))
            .filter(
                // One bad answer among few is a fast burn by number only.
                burn ->
                    sum(minutes.tailMap(now - burn.window().toMinutes(), false), objective.signal())
                            .bad()
                        >= FEWEST_BAD);
    return new ObjectiveStanding(objective, calls, bad, left, burns);
  }

  private static BurnRate.WindowCount sum(
      NavigableMap<Long, SignalCounts> spans, QualitySignal signal) {
    long calls = 0;
    long bad = 0;
    for (SignalCounts each : spans.values()) {
      calls += each.calls(signal);
      bad += each.bad(signal);
    }
    return new BurnRate.WindowCount(calls, bad);
  }
}
