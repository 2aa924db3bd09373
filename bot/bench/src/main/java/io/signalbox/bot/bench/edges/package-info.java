/** Measurements of dependencies between prompts, on public material that is named to them. */
@NullMarked
package io.signalbox.bot.bench.edges;

import org.jspecify.annotations.NullMarked;
