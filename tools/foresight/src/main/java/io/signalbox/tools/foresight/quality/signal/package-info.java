/**
 * Signals of answer quality: what is read from a call and its answer, counted by stream and minute.
 * Texts are looked at and forgotten. Start at {@link
 * io.signalbox.tools.foresight.quality.signal.QualityCounts}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.signal;

import org.jspecify.annotations.NullMarked;
