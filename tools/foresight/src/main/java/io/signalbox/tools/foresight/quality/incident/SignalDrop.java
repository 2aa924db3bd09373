package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;

/**
 * Drop in quality of one stream, as part of an incident.
 *
 * @param evidence steps that chance alone takes to reach it, on average, when the alarm was raised
 */
public record SignalDrop(
    QualitySubject subject, QualitySignal signal, ChangeEstimate change, double evidence) {

  /** Returns the number of bad answers beyond the usual. */
  double excess() {
    return Math.max(0, change.bad() - change.before() * change.calls());
  }
}
