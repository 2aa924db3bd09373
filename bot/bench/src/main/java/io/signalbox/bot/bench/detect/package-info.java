/**
 * {@code bench detect}: delays and false alarms of the quality detectors beside what people use, on
 * made traffic, and the Numenta Anomaly Benchmark. Start at {@link
 * io.signalbox.bot.bench.detect.BenchDetect}.
 */
@NullMarked
package io.signalbox.bot.bench.detect;

import org.jspecify.annotations.NullMarked;
