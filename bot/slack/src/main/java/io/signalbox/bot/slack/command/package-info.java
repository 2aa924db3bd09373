/**
 * Framework of the slash commands other than {@code /ask}: each is a {@code
 * io.signalbox.bot.slack.command.SlackWorkflow} in its own package, which parses text and renders
 * results. What a workflow does is decided elsewhere, without a Slack type in sight.
 */
@NullMarked
package io.signalbox.bot.slack.command;

import org.jspecify.annotations.NullMarked;
