/** Judgement of answers by their words. Start at {@code BenchAnswers}. */
@NullMarked
package io.signalbox.bot.bench.quality;

import org.jspecify.annotations.NullMarked;
