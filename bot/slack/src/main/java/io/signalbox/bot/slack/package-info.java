/**
 * The edge to Slack: connects, acknowledges, hands over; posts what the outbox holds. With its
 * sub-packages the only user of Slack's types. Start at {@code io.signalbox.bot.slack.SlackApp}.
 */
@NullMarked
package io.signalbox.bot.slack;

import org.jspecify.annotations.NullMarked;
