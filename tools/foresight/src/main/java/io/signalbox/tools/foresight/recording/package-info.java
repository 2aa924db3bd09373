/**
 * Recorded requests: an encrypted sample of the calls over routes that keep texts, which rehearsals
 * put to another model.
 */
@NullMarked
package io.signalbox.tools.foresight.recording;

import org.jspecify.annotations.NullMarked;
