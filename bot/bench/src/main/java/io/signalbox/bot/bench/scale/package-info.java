/** Measurements of answers over growing corpora and for askers who may read less of them. */
@NullMarked
package io.signalbox.bot.bench.scale;

import org.jspecify.annotations.NullMarked;
