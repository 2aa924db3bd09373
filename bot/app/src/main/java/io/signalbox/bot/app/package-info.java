/** Entry point of the Signalbox program, and the clock that drills can move. */
@NullMarked
package io.signalbox.bot.app;

import org.jspecify.annotations.NullMarked;
