/**
 * Reading of any folder of real files, counted by format. Entry: {@link
 * io.signalbox.bot.bench.reading.BenchRead}.
 */
@NullMarked
package io.signalbox.bot.bench.reading;

import org.jspecify.annotations.NullMarked;
