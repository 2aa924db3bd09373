/**
 * Quality signals: read from a call and its answer, and counted by subject and minute. Texts are
 * looked at and forgotten. Start at {@link
 * io.signalbox.tools.foresight.quality.signal.QualityCounts}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.signal;

import org.jspecify.annotations.NullMarked;
