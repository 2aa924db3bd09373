/**
 * Dependencies between prompts, agents, models and routes, declared or observed, and whom a change
 * touches. Entry: {@link io.signalbox.tools.foresight.dependency.DependencyGraph} and {@link
 * io.signalbox.tools.foresight.dependency.DiffImpact}.
 */
@NullMarked
package io.signalbox.tools.foresight.dependency;

import org.jspecify.annotations.NullMarked;
