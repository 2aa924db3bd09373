package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.signal.QualitySubject;

/**
 * Number of bad answers of a subject beyond the usual, since the incident began, for its main
 * signal.
 *
 * @param excess beyond the usual ones
 */
public record SubjectExcess(QualitySubject subject, long calls, double excess) {}
