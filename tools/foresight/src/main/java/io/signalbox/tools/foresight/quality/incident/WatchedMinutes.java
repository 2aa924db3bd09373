package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.incident.StreamState.StreamId;
import io.signalbox.tools.foresight.quality.signal.CountRows;
import io.signalbox.tools.foresight.quality.signal.CountRows.SubjectCounts;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;
import io.signalbox.tools.foresight.quality.signal.SignalCounts;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Recent counts and stream states of all subjects, loaded for one run of the watch.
 *
 * @param calmSince end of each subject's last incident: what was before is not part of another
 * @param through last minute that is complete
 */
record WatchedMinutes(
    Map<QualitySubject, SubjectCounts> subjects,
    Map<StreamId, StreamState> states,
    Map<QualitySubject, Long> calmSince,
    long through) {
  /** Minutes of counts that are used for an incident. */
  static final long SPAN = 6 * 60;

  private static final int RECENT = 50;

  /** Reads the counts of the minutes to judge, and the states of all streams. */
  static WatchedMinutes read(Handle handle, long from, long through) {
    return new WatchedMinutes(
        subjects(handle, from, through), StreamRows.all(handle), Map.of(), through);
  }

  /** Returns the same states with the counts of {@link #SPAN} minutes, for incidents. */
  WatchedMinutes longer(Handle handle) {
    Map<QualitySubject, Long> calm = new HashMap<>();
    for (QualityIncident incident : IncidentRows.latest(handle, RECENT)) {
      for (SignalDrop fall : incident.falls()) {
        incident.endedAt().ifPresent(ended -> calm.merge(fall.subject(), ended + 1, Math::max));
      }
    }
    return new WatchedMinutes(subjects(handle, through - SPAN, through), states, calm, through);
  }

  private static Map<QualitySubject, SubjectCounts> subjects(
      Handle handle, long from, long through) {
    Map<QualitySubject, SubjectCounts> subjects = new HashMap<>();
    CountRows.minutes(handle, from, through + 1)
        .forEach(each -> subjects.put(each.subject(), each));
    return subjects;
  }

  /** Returns the counts of a subject from a minute on, without those of an earlier incident. */
  NavigableMap<Long, SignalCounts> since(QualitySubject subject, long minute) {
    SubjectCounts counts = subjects.get(subject);
    return counts == null
        ? Collections.emptyNavigableMap()
        : counts.spans().tailMap(Math.max(minute, calmSince.getOrDefault(subject, 0L)), true);
  }

  /** Returns the state of a stream; empty when it has no baseline. */
  Optional<StreamState> judged(QualitySubject subject, QualitySignal signal) {
    SubjectCounts counts = subjects.get(subject);
    return counts == null
        ? Optional.empty()
        : Optional.ofNullable(states.get(new StreamId(counts.id(), signal)))
            .filter(state -> !state.isLearning());
  }
}
