/** The command that says which processes of a shared database run. */
@NullMarked
package io.signalbox.bot.app.cli.health;

import org.jspecify.annotations.NullMarked;
