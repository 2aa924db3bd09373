/**
 * Impact analysis: everything that depends on an artefact, with owners, traffic, the last
 * evaluation, and a picture. Entry: {@link io.signalbox.tools.foresight.impact.ImpactAnswer}.
 */
@NullMarked
package io.signalbox.tools.foresight.impact;

import org.jspecify.annotations.NullMarked;
