package io.signalbox.tools.foresight.quality.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * In-memory buffer of signal counts by subject and minute, until they are written to the database.
 * Bounded: from a number of subjects on, new ones are counted together. Safe for use from several
 * threads.
 */
public final class QualityCounts {
  private static final int MOST_SUBJECTS = 300;
  private static final int MOST_WAITING = 50_000;
  private static final String REST = "(others)";

  private final Map<MinuteOf, SignalCounts> counts = new HashMap<>();
  private final Map<QualitySubject, Long> subjects = new HashMap<>();

  private record MinuteOf(QualitySubject subject, long minute) {}

  /** Counts of one subject in one minute. */
  public record MinuteCounts(QualitySubject subject, long minute, SignalCounts counts) {}

  /** Adds the signals of a call to a subject's minute. */
  public synchronized void add(QualitySubject subject, long minute, SignalCounts more) {
    boolean known = subjects.containsKey(subject) || subjects.size() < MOST_SUBJECTS;
    QualitySubject counted = known ? subject : new QualitySubject(subject.dimension(), REST);
    subjects.put(counted, minute);
    counts.computeIfAbsent(new MinuteOf(counted, minute), each -> new SignalCounts()).add(more);
  }

  /** Adds counts again that were drained and could not be stored, unless very many wait. */
  public synchronized void putBack(List<MinuteCounts> drained) {
    if (counts.size() + drained.size() <= MOST_WAITING) {
      drained.forEach(
          each ->
              counts
                  .computeIfAbsent(
                      new MinuteOf(each.subject, each.minute), key -> new SignalCounts())
                  .add(each.counts));
    }
  }

  /** Returns and removes all counts, and forgets subjects without calls for a day. */
  public synchronized List<MinuteCounts> drain(long minute) {
    List<MinuteCounts> drained = new ArrayList<>();
    counts.forEach((key, value) -> drained.add(new MinuteCounts(key.subject, key.minute, value)));
    counts.clear();
    subjects.values().removeIf(seen -> seen < minute - 24 * 60);
    return drained;
  }
}
