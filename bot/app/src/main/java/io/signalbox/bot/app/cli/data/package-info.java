/** Commands that move the records to another database, back them up and restore them. */
@NullMarked
package io.signalbox.bot.app.cli.data;

import org.jspecify.annotations.NullMarked;
