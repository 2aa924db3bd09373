/** Passes over a text that detectors share: character sets, word tries, cheap preconditions. */
@NullMarked
package io.signalbox.knowledge.masking.scan;

import org.jspecify.annotations.NullMarked;
