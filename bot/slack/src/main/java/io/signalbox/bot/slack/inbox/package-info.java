/**
 * Deliveries accepted from Slack and not yet finished, written before they are acknowledged so that
 * a restart loses none and a repeat changes nothing. Knows no Slack type. Start at {@code
 * io.signalbox.bot.slack.inbox.Inbox}.
 */
@NullMarked
package io.signalbox.bot.slack.inbox;

import org.jspecify.annotations.NullMarked;
