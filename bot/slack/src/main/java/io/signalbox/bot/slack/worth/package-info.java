/**
 * Report on what the bot is worth to the organisation, on demand and monthly. Start at {@link
 * io.signalbox.bot.slack.worth.MonthlyReport}.
 */
@NullMarked
package io.signalbox.bot.slack.worth;

import org.jspecify.annotations.NullMarked;
