/**
 * Benchmark of answer quality, which judges answers by the words that prove them. Start at {@code
 * BenchAnswers}.
 */
@NullMarked
package io.signalbox.bot.bench.quality;

import org.jspecify.annotations.NullMarked;
