/** Command that writes the first settings, with what it asks at the terminal. */
@NullMarked
package io.signalbox.bot.app.cli.init;

import org.jspecify.annotations.NullMarked;
