/**
 * Decoders of escape sequences, so that a secret is found in whatever encoding it is written. Start
 * at {@link io.signalbox.knowledge.masking.escape.DecodedText}. Knows nothing of secrets.
 */
@NullMarked
package io.signalbox.knowledge.masking.escape;

import org.jspecify.annotations.NullMarked;
