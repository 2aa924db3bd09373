/**
 * Detection of agents that duplicate a capability of the platform. Start at {@link
 * io.signalbox.tools.workflow.overlap.CapabilityOverlap}.
 */
@NullMarked
package io.signalbox.tools.workflow.overlap;

import org.jspecify.annotations.NullMarked;
