/**
 * Answers to who breaks when something changes: everything downstream of an artefact with owners,
 * traffic and the last evaluation, and the picture of it. Entry: {@link
 * io.signalbox.tools.foresight.impact.ImpactAnswer}.
 */
@NullMarked
package io.signalbox.tools.foresight.impact;

import org.jspecify.annotations.NullMarked;
