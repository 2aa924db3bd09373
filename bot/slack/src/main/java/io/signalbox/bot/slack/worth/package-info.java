/**
 * The bot's worth to an organisation as a report, on demand and monthly. Start at {@link
 * io.signalbox.bot.slack.worth.WorthReport}.
 */
@NullMarked
package io.signalbox.bot.slack.worth;

import org.jspecify.annotations.NullMarked;
