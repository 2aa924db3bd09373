/**
 * The shapes of requests and answers as providers' clients write them: what a call needs to know of
 * them is read in one pass, and a body is changed by replacing single values where they stand, so
 * that everything else, unknown fields included, stays byte for byte. Entries: {@link
 * io.signalbox.tools.wire.RequestBody}, {@link io.signalbox.tools.wire.AnswerReader}. Opens no
 * connection and decides nothing.
 */
@NullMarked
package io.signalbox.tools.wire;

import org.jspecify.annotations.NullMarked;
