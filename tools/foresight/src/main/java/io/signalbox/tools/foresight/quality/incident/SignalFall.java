package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.detect.ChangeEstimate;
import io.signalbox.tools.foresight.quality.signal.QualitySignal;
import io.signalbox.tools.foresight.quality.signal.QualitySubject;

/**
 * Fall of one stream within an incident.
 *
 * @param evidence steps that chance alone takes to reach it, on average, when the alarm was raised
 */
public record SignalFall(
    QualitySubject subject, QualitySignal signal, ChangeEstimate change, double evidence) {

  /** Returns the bad answers beyond the usual ones. */
  double excess() {
    return Math.max(0, change.bad() - change.before() * change.calls());
  }
}
