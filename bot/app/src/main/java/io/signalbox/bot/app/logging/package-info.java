/** Set-up of logging by code: what the terminal shows, and the log file. */
@NullMarked
package io.signalbox.bot.app.logging;

import org.jspecify.annotations.NullMarked;
