package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.incident.CauseRanking.SubjectExcess;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.IncidentState;
import io.signalbox.tools.foresight.quality.incident.QualityIncident.Suspect;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** Makes one incident of alarms that belong together, and keeps its figures true. */
final class IncidentFinder {
  private static final long TOGETHER = 30;
  private static final long BEFORE = 3 * 60;
  private static final long RECOVERED = 30;
  private static final double SURE = 6;
  private static final double LEAST_SHARE = 1e-4;

  private IncidentFinder() {}

  /** Alarm of one stream. */
  record StreamAlarm(QualitySubject subject, StreamState state, double evidence) {}

  static SignalFall fall(WatchedMinutes minutes, StreamAlarm alarm) {
    ChangeEstimate change =
        StreamJudge.estimate(alarm.state, minutes.since(alarm.subject, minutes.through() - BEFORE));
    return new SignalFall(alarm.subject, alarm.state.id().signal(), change, alarm.evidence);
  }

  /** Tells whether a fall began when an incident did. */
  static boolean belongs(SignalFall fall, QualityIncident incident) {
    ChangeEstimate one = fall.change();
    ChangeEstimate other = incident.main().change();
    boolean overlap = one.earliest() <= other.latest() && other.earliest() <= one.latest();
    return overlap || Math.abs(one.likeliest() - other.likeliest()) <= TOGETHER;
  }

  static QualityIncident open(SignalFall fall, long now, double promised) {
    return new QualityIncident(
        0,
        IncidentState.OPEN,
        now,
        now,
        List.of(fall),
        List.of(),
        promised,
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the incident with figures of now. */
  static QualityIncident updated(
      QualityIncident incident, WatchedMinutes minutes, List<QualityChange> changes) {
    List<SignalFall> falls = new ArrayList<>();
    for (SignalFall fall : incident.falls()) {
      Optional<StreamState> state = minutes.judged(fall.subject(), fall.signal());
      NavigableMap<Long, SignalCounts> recent =
          minutes.since(fall.subject(), fall.change().earliest() - BEFORE);
      boolean old = fall.change().earliest() < minutes.through() - WatchedMinutes.SPAN + BEFORE;
      falls.add(
          state.isEmpty() || recent.isEmpty() || old
              ? fall
              : new SignalFall(
                  fall.subject(),
                  fall.signal(),
                  StreamJudge.estimate(state.get(), recent),
                  fall.evidence()));
    }
    falls.sort(Comparator.comparingDouble(SignalFall::excess).reversed());
    QualityIncident next = incident.with(falls, incident.suspects(), minutes.through());
    List<Suspect> suspects = CauseRanking.rank(next.main(), excess(next, minutes), changes);
    return next.with(falls, suspects.isEmpty() ? incident.suspects() : suspects, minutes.through());
  }

  /** Bad answers beyond the usual by subject, of the signal that says most. */
  private static List<SubjectExcess> excess(QualityIncident incident, WatchedMinutes minutes) {
    QualitySignal signal = incident.main().signal();
    long since = incident.main().change().likeliest();
    List<SubjectExcess> all = new ArrayList<>();
    minutes
        .subjects()
        .keySet()
        .forEach(
            subject -> {
              NavigableMap<Long, SignalCounts> recent = minutes.since(subject, since);
              long calls =
                  recent.values().stream()
                      .mapToLong(
                          each ->
                              signal.isNumber() ? each.numbers(signal).total() : each.calls(signal))
                      .sum();
              double excess =
                  minutes
                      .judged(subject, signal)
                      .map(state -> StreamJudge.excess(state, recent))
                      .orElseGet(() -> raw(signal, recent, incident));
              all.add(new SubjectExcess(subject, calls, excess));
            });
    return all;
  }

  /** A prompt that is new has no baseline: what was usual where it fell counts. */
  private static double raw(
      QualitySignal signal, NavigableMap<Long, SignalCounts> recent, QualityIncident incident) {
    double sum = 0;
    for (SignalCounts each : recent.values()) {
      sum += each.bad(signal) - incident.main().change().before() * each.calls(signal);
    }
    return sum;
  }

  /** Tells whether the last half hour is as usual again rather than as it fell. */
  static boolean isOver(QualityIncident incident, WatchedMinutes minutes) {
    SignalFall main = incident.main();
    Optional<StreamState> state = minutes.judged(main.subject(), main.signal());
    if (state.isEmpty() || minutes.through() - incident.openedAt() < RECOVERED) {
      return false;
    }
    double before = Math.max(LEAST_SHARE, main.change().before());
    double after = Math.max(2 * before, main.change().after());
    if (after >= 1) {
      after = 1 - LEAST_SHARE;
    }
    NavigableMap<Long, SignalCounts> recent =
        minutes.since(main.subject(), minutes.through() - RECOVERED + 1);
    if (main.signal().isNumber()) {
      return !recent.isEmpty() && StreamJudge.excess(state.get(), recent) < 1;
    }
    double log = 0;
    for (SignalCounts each : recent.values()) {
      int bad = each.bad(main.signal());
      int good = each.calls(main.signal()) - bad;
      log += bad * Math.log(before / after) + good * Math.log((1 - before) / (1 - after));
    }
    return log > SURE;
  }
}
