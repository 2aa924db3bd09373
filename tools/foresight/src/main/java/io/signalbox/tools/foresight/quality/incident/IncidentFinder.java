package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
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

/**
 * Groups alarms of streams that began together into incidents, and updates the figures of
 * incidents.
 */
final class IncidentFinder {
  private static final long BEFORE = 3 * 60;
  private static final long RECOVERED = 30;
  private static final long SILENT = 5 * 60;
  private static final double SURE = 6;
  private static final double LEAST_SHARE = 1e-4;
  private static final double NOTABLE = 0.05;
  private static final int MOST_TOUCHED = 20;

  private IncidentFinder() {}

  /** Alarm that a detector raised on one stream. */
  record StreamAlarm(QualitySubject subject, StreamState state, double evidence) {}

  static SignalDrop fall(WatchedMinutes minutes, StreamAlarm alarm) {
    ChangeEstimate change =
        StreamMonitor.estimate(
            alarm.state, minutes.since(alarm.subject, minutes.through() - BEFORE));
    return new SignalDrop(alarm.subject, alarm.state.id().signal(), change, alarm.evidence);
  }

  /** Returns whether a drop began at about the same time as an incident. */
  static boolean belongs(SignalDrop fall, QualityIncident incident) {
    return QualityIncident.areTogether(fall, incident.main());
  }

  /**
   * Returns whether an alarm is about what came after the subject's last incident. Minutes are
   * judged later than they end, so that what was just decided may raise one more.
   */
  static boolean isNew(WatchedMinutes minutes, StreamAlarm alarm) {
    return !minutes.since(alarm.subject, minutes.through() - BEFORE).isEmpty();
  }

  static QualityIncident open(SignalDrop fall, long now, double promised) {
    return new QualityIncident(
        0,
        IncidentState.OPEN,
        now,
        now,
        List.of(fall),
        List.of(),
        promised,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Returns the incident with current figures and ranked causes. */
  static QualityIncident updated(
      QualityIncident incident, WatchedMinutes minutes, List<QualityChange> changes) {
    List<SignalDrop> falls = new ArrayList<>();
    for (SignalDrop fall : incident.falls()) {
      Optional<StreamState> state = minutes.judged(fall.subject(), fall.signal());
      NavigableMap<Long, SignalCounts> recent =
          minutes.since(fall.subject(), fall.change().earliest() - BEFORE);
      boolean old = fall.change().earliest() < minutes.through() - WatchedMinutes.SPAN + BEFORE;
      falls.add(
          state.isEmpty() || recent.isEmpty() || old
              ? fall
              : new SignalDrop(
                  fall.subject(),
                  fall.signal(),
                  StreamMonitor.estimate(state.get(), recent),
                  fall.evidence()));
    }
    falls.sort(Comparator.comparingDouble(SignalDrop::excess).reversed());
    QualityIncident next = incident.with(falls, incident.suspects(), minutes.through());
    List<SubjectExcess> excess = excess(next.main().signal(), next, minutes);
    List<SignalDrop> byStrength = new ArrayList<>(falls);
    byStrength.remove(next.main());
    byStrength.addFirst(next.main());
    List<Suspect> suspects =
        CauseRanking.rank(byStrength, signal -> excess(signal, next, minutes), changes);
    List<SubjectExcess> touched = touched(excess);
    return next.with(falls, suspects.isEmpty() ? incident.suspects() : suspects, minutes.through())
        .touching(touched.isEmpty() ? incident.touched() : touched);
  }

  /** Returns the routes, agents and teams that have a notable part of the bad answers. */
  private static List<SubjectExcess> touched(List<SubjectExcess> excess) {
    double most = excess.stream().mapToDouble(SubjectExcess::excess).max().orElse(0);
    return excess.stream()
        .filter(
            each ->
                switch (each.subject().dimension()) {
                  case ROUTE, AGENT, TEAM -> true;
                  case MODEL, PROMPT, SOURCE, PROBE, CHECK -> false;
                })
        .filter(each -> each.excess() >= Math.max(1, NOTABLE * most))
        .sorted(Comparator.comparingDouble(SubjectExcess::excess).reversed())
        .limit(MOST_TOUCHED)
        .toList();
  }

  /** Returns the number of bad answers beyond the usual by subject, for a signal. */
  private static List<SubjectExcess> excess(
      QualitySignal signal, QualityIncident incident, WatchedMinutes minutes) {
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
                      .map(state -> StreamMonitor.excess(state, recent))
                      .orElseGet(() -> raw(signal, recent, incident));
              all.add(new SubjectExcess(subject, calls, excess));
            });
    return all;
  }

  /**
   * Returns the excess of a subject without a baseline, such as a new prompt, by the usual share of
   * the main drop.
   */
  private static double raw(
      QualitySignal signal, NavigableMap<Long, SignalCounts> recent, QualityIncident incident) {
    double sum = 0;
    for (SignalCounts each : recent.values()) {
      sum += each.bad(signal) - incident.main().change().before() * each.calls(signal);
    }
    return sum;
  }

  /**
   * Returns whether the last half hour is back to the usual level. A stream that has no calls any
   * more, such as that of a prompt that was taken back, is left to the others of the incident;
   * where none has had calls for hours, the incident is over.
   */
  static boolean isOver(QualityIncident incident, WatchedMinutes minutes) {
    long began = Math.max(incident.openedAt(), incident.main().change().likeliest());
    if (minutes.through() - began < RECOVERED) {
      return false;
    }
    List<SignalDrop> alive =
        incident.falls().stream().filter(fall -> hasCalls(fall, minutes, RECOVERED)).toList();
    if (alive.contains(incident.main())) {
      return isOver(incident.main(), minutes);
    }
    return alive.isEmpty()
        ? minutes.through() - began >= SILENT
            && incident.falls().stream().noneMatch(fall -> hasCalls(fall, minutes, SILENT))
        : alive.stream().allMatch(fall -> isOver(fall, minutes));
  }

  private static boolean hasCalls(SignalDrop fall, WatchedMinutes minutes, long span) {
    QualitySignal signal = fall.signal();
    return minutes.since(fall.subject(), minutes.through() - span + 1).values().stream()
        .anyMatch(
            each -> (signal.isNumber() ? each.numbers(signal).total() : each.calls(signal)) > 0);
  }

  private static boolean isOver(SignalDrop fall, WatchedMinutes minutes) {
    Optional<StreamState> state = minutes.judged(fall.subject(), fall.signal());
    if (state.isEmpty()) {
      return false;
    }
    NavigableMap<Long, SignalCounts> recent =
        minutes.since(fall.subject(), minutes.through() - RECOVERED + 1);
    if (fall.signal().isNumber()) {
      return !recent.isEmpty() && StreamMonitor.excess(state.get(), recent) < 1;
    }
    double before = Math.max(LEAST_SHARE, fall.change().before());
    double after = Math.min(1 - LEAST_SHARE, Math.max(2 * before, fall.change().after()));
    double log = 0;
    for (SignalCounts each : recent.values()) {
      int bad = each.bad(fall.signal());
      int good = each.calls(fall.signal()) - bad;
      log += bad * Math.log(before / after) + good * Math.log((1 - before) / (1 - after));
    }
    return log > SURE;
  }
}
