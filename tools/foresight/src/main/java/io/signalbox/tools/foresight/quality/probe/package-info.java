/**
 * Probe questions with known facts, asked over the live path, which detect drops where there is
 * little traffic. Start at {@link io.signalbox.tools.foresight.quality.probe.ProbeRun}.
 */
@NullMarked
package io.signalbox.tools.foresight.quality.probe;

import org.jspecify.annotations.NullMarked;
