/**
 * Benchmark of the quality detectors: delays and false alarms beside common methods, on synthetic
 * traffic and the Numenta Anomaly Benchmark. Start at {@link
 * io.signalbox.bot.bench.detect.BenchDetect}.
 */
@NullMarked
package io.signalbox.bot.bench.detect;

import org.jspecify.annotations.NullMarked;
