/** List of what the product says, as its classes and its page have it. */
@NullMarked
package io.signalbox.bot.app.cli.texts;

import org.jspecify.annotations.NullMarked;
