/** Benchmarks of the time until an answer, in one process and over the local workspace. */
@NullMarked
package io.signalbox.bot.bench.answer;

import org.jspecify.annotations.NullMarked;
