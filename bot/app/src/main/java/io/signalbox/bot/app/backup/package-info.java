/** Backups of everything that cannot be made again, written while the program runs; and back. */
@NullMarked
package io.signalbox.bot.app.backup;

import org.jspecify.annotations.NullMarked;
