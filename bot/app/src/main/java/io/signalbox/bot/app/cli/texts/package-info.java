/** Command that lists all texts of the product, taken from its classes and its page. */
@NullMarked
package io.signalbox.bot.app.cli.texts;

import org.jspecify.annotations.NullMarked;
