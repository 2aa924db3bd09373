/** Command that lists the running processes of a shared database. */
@NullMarked
package io.signalbox.bot.app.cli.health;

import org.jspecify.annotations.NullMarked;
