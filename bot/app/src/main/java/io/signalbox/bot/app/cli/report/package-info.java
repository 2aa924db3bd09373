/** The command that writes the report of a month. */
@NullMarked
package io.signalbox.bot.app.cli.report;

import org.jspecify.annotations.NullMarked;
