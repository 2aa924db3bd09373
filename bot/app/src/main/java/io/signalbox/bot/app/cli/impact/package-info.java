/** Commands that tell what depends on what. */
@NullMarked
package io.signalbox.bot.app.cli.impact;

import org.jspecify.annotations.NullMarked;
