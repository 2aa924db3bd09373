/**
 * Dependency graph of prompts, agents, models and routes, with declared and observed edges. Entry:
 * {@link io.signalbox.tools.foresight.dependency.DependencyGraph} and {@link
 * io.signalbox.tools.foresight.dependency.DiffImpact}.
 */
@NullMarked
package io.signalbox.tools.foresight.dependency;

import org.jspecify.annotations.NullMarked;
