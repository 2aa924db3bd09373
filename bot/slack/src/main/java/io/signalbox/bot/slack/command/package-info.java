/**
 * Frame shared by the slash commands other than {@code /ask}: each is a {@code
 * io.signalbox.bot.slack.command.SlackWorkflow} in a package of its own, which parses text,
 * translates Slack's payloads and renders results. What a workflow does is decided elsewhere,
 * without a Slack type in sight.
 */
@NullMarked
package io.signalbox.bot.slack.command;

import org.jspecify.annotations.NullMarked;
