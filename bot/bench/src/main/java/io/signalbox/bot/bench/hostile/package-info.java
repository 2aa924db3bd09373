/** The drill of hostile content: what of it leaves with answers, by whichever way they leave. */
@NullMarked
package io.signalbox.bot.bench.hostile;

import org.jspecify.annotations.NullMarked;
