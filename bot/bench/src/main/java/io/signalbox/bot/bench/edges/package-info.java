/**
 * Benchmarks of finding dependencies between prompts, on public prompts in clones that the options
 * name.
 */
@NullMarked
package io.signalbox.bot.bench.edges;

import org.jspecify.annotations.NullMarked;
