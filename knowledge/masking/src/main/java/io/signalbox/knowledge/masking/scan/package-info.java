/**
 * Text scanning helpers that the secret detectors share: character sets, word tries, cheap
 * preconditions of patterns.
 */
@NullMarked
package io.signalbox.knowledge.masking.scan;

import org.jspecify.annotations.NullMarked;
