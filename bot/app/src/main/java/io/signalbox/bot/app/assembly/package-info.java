/**
 * Composition root of the program: builds all objects with {@code new} from the settings, and
 * closes them in reverse. Knows every module; the commands know it.
 */
@NullMarked
package io.signalbox.bot.app.assembly;

import org.jspecify.annotations.NullMarked;
