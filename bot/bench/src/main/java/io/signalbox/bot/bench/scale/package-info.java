/** How answers behave as the corpus grows and as askers see less of it. */
@NullMarked
package io.signalbox.bot.bench.scale;

import org.jspecify.annotations.NullMarked;
