/** Drill of live sources: random changes at systems that refuse, break and are slow. */
@NullMarked
package io.signalbox.bot.bench.live;

import org.jspecify.annotations.NullMarked;
