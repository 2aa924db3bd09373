/** Benchmarks of the model catalogue, of end-of-life notices, and of rehearsals. */
@NullMarked
package io.signalbox.bot.bench.models;

import org.jspecify.annotations.NullMarked;
