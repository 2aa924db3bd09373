/** Command that reports the bot's usefulness in the last 30 days. */
@NullMarked
package io.signalbox.bot.app.cli.report;

import org.jspecify.annotations.NullMarked;
