/**
 * Observation of agents by their gateway calls, and comparison with the profiles that teams
 * declare. Start at {@link io.signalbox.tools.workflow.observation.DriftFinder}.
 */
@NullMarked
package io.signalbox.tools.workflow.observation;

import org.jspecify.annotations.NullMarked;
