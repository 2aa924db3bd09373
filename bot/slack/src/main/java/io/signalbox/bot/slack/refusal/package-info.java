/**
 * Errors of Slack's Web API and the treatment of each, from a table in the resources. Start at
 * {@code io.signalbox.bot.slack.refusal.SlackError}.
 */
@NullMarked
package io.signalbox.bot.slack.refusal;

import org.jspecify.annotations.NullMarked;
