/** Commands that move the records to another database, back them up and bring them back. */
@NullMarked
package io.signalbox.bot.app.cli.data;

import org.jspecify.annotations.NullMarked;
