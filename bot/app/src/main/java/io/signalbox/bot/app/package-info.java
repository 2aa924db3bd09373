/** The program: its entry point, and the clock that drills can move. */
@NullMarked
package io.signalbox.bot.app;

import org.jspecify.annotations.NullMarked;
