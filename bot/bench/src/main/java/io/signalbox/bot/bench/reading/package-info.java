/**
 * Benchmark that parses any folder of real files and counts results by format. Entry: {@link
 * io.signalbox.bot.bench.reading.BenchRead}.
 */
@NullMarked
package io.signalbox.bot.bench.reading;

import org.jspecify.annotations.NullMarked;
