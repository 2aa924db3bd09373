/**
 * What was accepted from Slack and is not finished: written before it is acknowledged, so that a
 * restart loses nothing and a repeated delivery changes nothing. Knows no Slack type. Start at
 * {@link io.signalbox.bot.inbox.Inbox}.
 */
@NullMarked
package io.signalbox.bot.inbox;

import org.jspecify.annotations.NullMarked;
