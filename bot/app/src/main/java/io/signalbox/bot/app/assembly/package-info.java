/**
 * The composition root: everything that runs is built here with {@code new}, from the settings, and
 * closed in reverse. Knows every module; the commands know it.
 */
@NullMarked
package io.signalbox.bot.app.assembly;

import org.jspecify.annotations.NullMarked;
