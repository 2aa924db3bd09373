package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.AlarmBudget;
import io.signalbox.tools.foresight.quality.incident.IncidentFinder.StreamAlarm;
import io.signalbox.tools.foresight.quality.incident.StreamState.StreamId;
import io.signalbox.tools.foresight.quality.signal.CountRows;
import io.signalbox.tools.foresight.quality.signal.CountRows.SubjectCounts;
import io.signalbox.tools.foresight.quality.signal.ObservedValues;
import io.signalbox.tools.foresight.quality.signal.QualityCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Periodic job of the quality monitoring: stores counts and changes, judges each complete minute
 * once over all processes, and opens and ends incidents. Safe for use from several threads and
 * processes.
 */
public final class QualityWatch {
  /** Delay in minutes, for all processes to write their counts before a minute is judged. */
  private static final long LAG = 2;

  /** Longest gap in minutes that is judged after a pause; older minutes are skipped. */
  private static final long LONGEST_GAP = 4 * 60;

  /** Minutes by which the judged minute may be ahead of the clock of a process. */
  private static final long FAR_AHEAD = 30;

  /** Minutes after which a stream without calls has no part in the budget of false alarms. */
  private static final long SILENT = 7 * 24 * 60;

  private static final long RELEARN = 24 * 60;
  private static final long RETRY = 10;
  private static final long PAST_MINUTES = 7 * 24 * 60;
  private static final long PAST_HOURS = 5 * 7 * 24;
  private static final long KEPT_CHANGES = 90 * 24 * 60;
  private static final int LEARNT_AT_ONCE = 40;

  private final Jdbi jdbi;
  private final QualitySettings settings;
  private final List<SignalSource> sources;
  private final IncidentNotices notices;
  private final Clock clock;
  private volatile int open;
  private volatile long judgedThrough;

  /**
   * @param sources are read by whichever process looks
   */
  public QualityWatch(
      Jdbi jdbi,
      QualitySettings settings,
      List<SignalSource> sources,
      IncidentNotices notices,
      Clock clock) {
    this.jdbi = jdbi;
    this.sources = List.copyOf(sources);
    this.settings = settings;
    this.notices = notices;
    this.clock = clock;
  }

  private long minute() {
    return clock.instant().getEpochSecond() / 60;
  }

  /** Writes the counts and values that a process collected since the last call. */
  public void write(String process, QualityCounts counts, ObservedValues values) {
    write(process, counts, values, written -> {});
  }

  /**
   * Writes the counts and values that a process collected since the last call.
   *
   * @param written is told what was stored; where the database could not be written, that is tried
   *     again with the next
   */
  public void write(
      String process,
      QualityCounts counts,
      ObservedValues values,
      Consumer<List<QualityCounts.MinuteCounts>> written) {
    List<QualityCounts.MinuteCounts> drained = counts.drain(minute());
    Map<ObservedValues.SeenValue, Long> seen = values.drain();
    boolean stored = false;
    try {
      jdbi.useTransaction(
          handle -> {
            CountRows.add(handle, process, drained);
            ChangeRows.see(handle, seen);
          });
      stored = true;
    } finally {
      if (!stored) {
        counts.putBack(drained);
        values.putBack(seen);
      }
    }
    written.accept(drained);
  }

  /** Stores a change that was announced rather than observed. */
  public void announce(QualityChange change) {
    jdbi.useTransaction(handle -> ChangeRows.put(handle, change));
  }

  /** Judges the complete minutes that were not judged yet. */
  public void look() {
    judgedThrough = jdbi.inTransaction(this::look);
  }

  /** Returns the number of open incidents when minutes were last judged. */
  public int open() {
    return open;
  }

  /** Returns the last minute that is known to have been judged, by any process. */
  public long judgedThrough() {
    return judgedThrough;
  }

  private long look(Handle handle) {
    long through = minute() - LAG;
    long stored = StreamRows.lockThrough(handle);
    // A clock that was far ahead for a while must not stop the watch until that time has come.
    long before = stored > through + FAR_AHEAD ? through - 1 : stored;
    open = IncidentRows.open(handle);
    if (through <= before) {
      return before;
    }
    long from = before == 0 ? through : Math.max(before + 1, through - LONGEST_GAP);
    for (SignalSource source : sources) {
      CountRows.add(handle, "database", source.between(handle, from - 1, through));
    }
    WatchedMinutes minutes = WatchedMinutes.read(handle, from, through);
    learn(handle, minutes);
    List<StreamAlarm> alarms = judge(handle, minutes, from);
    gather(handle, minutes, alarms);
    StreamRows.lookedThrough(handle, through);
    if (through / 60 != before / 60) {
      CountRows.rollUp(handle, before, through, PAST_MINUTES + 24 * 60, PAST_HOURS);
      ChangeRows.forget(handle, through - KEPT_CHANGES);
    }
    return through;
  }

  private void learn(Handle handle, WatchedMinutes minutes) {
    List<QualityIncident> past = IncidentRows.latest(handle, 50);
    int learnt = 0;
    for (SubjectCounts subject : minutes.subjects().values()) {
      boolean read = false;
      StreamMonitor.StreamPast all = null;
      for (QualitySignal signal : signals(subject)) {
        StreamId id = new StreamId(subject.id(), signal);
        StreamState state = minutes.states().getOrDefault(id, StreamState.fresh(id));
        long last = state.learntAt() > minutes.through() + FAR_AHEAD ? 0 : state.learntAt();
        long due = last + (state.isLearning() ? RETRY : RELEARN);
        if (signal.isWatched()
            && subject.subject().dimension().isJudged()
            && state.incident().isEmpty()
            && due <= minutes.through()
            && learnt < LEARNT_AT_ONCE) {
          all = all == null ? past(handle, subject, minutes.through(), past) : all;
          StreamState next =
              state.learnt(
                  StreamMonitor.learn(signal, all.from(state.learnFrom())), minutes.through());
          minutes.states().put(id, next);
          StreamRows.put(handle, next);
          read = true;
        }
      }
      learnt += read ? 1 : 0;
    }
  }

  private static Iterable<QualitySignal> signals(SubjectCounts subject) {
    SignalCounts sum = new SignalCounts();
    subject.spans().values().forEach(sum::add);
    return sum.signals();
  }

  /** Returns the past counts of a subject, without the time of real incidents. */
  private static StreamMonitor.StreamPast past(
      Handle handle, SubjectCounts subject, long now, List<QualityIncident> incidents) {
    NavigableMap<Long, SignalCounts> minutes =
        CountRows.minutesOf(handle, subject.id(), now - PAST_MINUTES, now - RETRY);
    NavigableMap<Long, SignalCounts> hours =
        CountRows.hoursOf(handle, subject.id(), now / 60 - PAST_HOURS, now / 60 - 1);
    for (QualityIncident incident : incidents) {
      boolean real =
          incident.state().isLive() || incident.state() == QualityIncident.IncidentState.ENDED;
      boolean touched =
          incident.falls().stream().anyMatch(fall -> fall.subject().equals(subject.subject()));
      if (real && touched) {
        long begins = incident.main().change().earliest();
        long ends = incident.endedAt().orElse(now);
        minutes.subMap(begins, true, Math.max(begins, ends), true).clear();
        hours.subMap(begins / 60, true, Math.max(begins, ends) / 60, true).clear();
      }
    }
    return new StreamMonitor.StreamPast(hours, minutes);
  }

  private List<StreamAlarm> judge(Handle handle, WatchedMinutes minutes, long from) {
    int judged = StreamRows.judged(handle, minutes.through() - SILENT);
    double runLength =
        new AlarmBudget(settings.falseAlarms(), Math.max(1, judged))
            .runLength(Duration.ofMinutes(1));
    List<StreamAlarm> alarms = new ArrayList<>();
    for (SubjectCounts subject : minutes.subjects().values()) {
      NavigableMap<Long, SignalCounts> recent = subject.spans().tailMap(from, true);
      for (QualitySignal signal : recent.isEmpty() ? List.<QualitySignal>of() : signals(subject)) {
        StreamState state = minutes.states().get(new StreamId(subject.id(), signal));
        if (state != null && !state.isLearning() && state.incident().isEmpty()) {
          StreamMonitor.Judgement judgement =
              StreamMonitor.judge(state, recent, runLength * state.strictness());
          StreamState next = state.with(judgement.evidence());
          minutes.states().put(next.id(), next);
          StreamRows.put(handle, next);
          judgement
              .alarm()
              .ifPresent(
                  evidence -> alarms.add(new StreamAlarm(subject.subject(), next, evidence)));
        }
      }
    }
    return alarms;
  }

  private void gather(Handle handle, WatchedMinutes judged, List<StreamAlarm> alarms) {
    // Locked: what a person decides meanwhile must not be written over.
    List<QualityIncident> live = new ArrayList<>(IncidentRows.lockLive(handle));
    if (alarms.isEmpty() && live.isEmpty()) {
      return;
    }
    WatchedMinutes minutes = judged.longer(handle);
    for (StreamAlarm alarm :
        alarms.stream().filter(each -> IncidentFinder.isNew(minutes, each)).toList()) {
      SignalDrop fall = IncidentFinder.fall(minutes, alarm);
      QualityIncident joined =
          live.stream()
              .filter(incident -> IncidentFinder.belongs(fall, incident))
              .findFirst()
              .map(incident -> incident.and(fall))
              .orElseGet(
                  () ->
                      IncidentRows.insert(
                          handle, IncidentFinder.open(fall, minutes.through(), promised(alarm))));
      live.removeIf(incident -> incident.number() == joined.number());
      live.add(joined);
      StreamState taken = alarm.state().in(OptionalLong.of(joined.number()));
      minutes.states().put(taken.id(), taken);
      StreamRows.put(handle, taken);
    }
    live.forEach(incident -> update(handle, minutes, incident));
  }

  private double promised(StreamAlarm alarm) {
    return 7 * 24 * 60 / settings.falseAlarms() * alarm.state().strictness();
  }

  private void update(Handle handle, WatchedMinutes minutes, QualityIncident incident) {
    long since = incident.main().change().earliest();
    QualityIncident next =
        IncidentFinder.updated(
            incident, minutes, ChangeRows.between(handle, since - 24 * 60, minutes.through()));
    if (IncidentFinder.isOver(next, minutes)) {
      next = next.in(QualityIncident.IncidentState.ENDED, minutes.through(), Optional.empty());
      StreamRows.free(handle, next.number(), 1, 0);
    }
    IncidentRows.update(handle, next);
    notices.changed(handle, next);
  }
}
