/** Benchmark of answers over growing corpora and for askers who may read only a part of them. */
@NullMarked
package io.signalbox.bot.bench.scale;

import org.jspecify.annotations.NullMarked;
