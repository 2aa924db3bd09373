/**
 * Wire formats of requests and answers: one pass reads what a call needs, and changes replace
 * single values in place, so that all else, unknown fields included, stays byte for byte. Entries:
 * {@link io.signalbox.tools.core.protocol.RequestBody}, {@code
 * io.signalbox.tools.core.protocol.AnswerReader}. Opens no connection and decides nothing.
 */
@NullMarked
package io.signalbox.tools.core.protocol;

import org.jspecify.annotations.NullMarked;
