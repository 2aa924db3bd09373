/**
 * The {@code signalbox} commands, one small class each, and what they share, such as options and
 * error handling. With {@code bot.app.terminal} the only package of the product that writes to the
 * terminal.
 */
@NullMarked
package io.signalbox.bot.app.cli;

import org.jspecify.annotations.NullMarked;
