/**
 * Answer composer that the product used before answer selection, kept as the baseline of {@code
 * bench answers}.
 */
@NullMarked
package io.signalbox.bot.bench.composer;

import org.jspecify.annotations.NullMarked;
