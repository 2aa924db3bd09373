/**
 * Deliveries accepted from Slack and not yet finished, written before they are acknowledged so that a restart loses none and a repeat changes nothing. Knows no Slack type. Start at
 * {@link io.signalbox.bot.inbox.Inbox}.
 */
@NullMarked
package io.signalbox.bot.inbox;

import org.jspecify.annotations.NullMarked;
