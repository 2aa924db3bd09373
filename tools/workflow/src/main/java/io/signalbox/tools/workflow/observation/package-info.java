/**
 * Agents as their calls show them, beside what their teams declare. Start at {@link
 * io.signalbox.tools.workflow.observation.DriftFinder}.
 */
@NullMarked
package io.signalbox.tools.workflow.observation;

import org.jspecify.annotations.NullMarked;
