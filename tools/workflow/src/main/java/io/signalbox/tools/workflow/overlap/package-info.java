/**
 * Agents that may do what the platform offers already without a model. Start at {@link
 * io.signalbox.tools.workflow.overlap.CapabilityOverlap}.
 */
@NullMarked
package io.signalbox.tools.workflow.overlap;

import org.jspecify.annotations.NullMarked;
