package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import java.util.OptionalLong;

/**
 * Stored state of one stream between two runs of the watch.
 *
 * @param evidence of its detector, by alternative
 * @param baseline as text, empty while it is learning
 * @param learntAt minute of the last learning
 * @param learnFrom minute before which nothing is learnt: somebody said that the usual changed then
 * @param incident that it is part of; it is not judged while that is live
 * @param strictness times the run length that is asked of it: a false alarm doubles it
 */
@SuppressWarnings("ArrayRecordComponent") // read-only, and never compared as records
record StreamState(
    StreamId id,
    double[] evidence,
    String baseline,
    long learntAt,
    long learnFrom,
    OptionalLong incident,
    double strictness) {

  /** Key of a stream: the number of its subject, and the signal. */
  record StreamId(long subject, QualitySignal signal) {}

  static StreamState fresh(StreamId id) {
    return new StreamState(id, new double[0], "", 0, 0, OptionalLong.empty(), 1);
  }

  StreamState with(double[] newEvidence) {
    return new StreamState(id, newEvidence, baseline, learntAt, learnFrom, incident, strictness);
  }

  StreamState learnt(String newBaseline, long minute) {
    return new StreamState(id, evidence, newBaseline, minute, learnFrom, incident, strictness);
  }

  StreamState in(OptionalLong newIncident) {
    return new StreamState(
        id, new double[0], baseline, learntAt, learnFrom, newIncident, strictness);
  }

  boolean isLearning() {
    return baseline.isEmpty();
  }
}
