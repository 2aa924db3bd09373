/**
 * Adapter to Slack: Bolt listeners, inbox, outbox and schedule. This package and its sub-packages
 * are the only users of Slack's types. Start at {@code io.signalbox.bot.slack.SlackApp}.
 */
@NullMarked
package io.signalbox.bot.slack;

import org.jspecify.annotations.NullMarked;
