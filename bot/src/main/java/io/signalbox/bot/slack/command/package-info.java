/**
 * What the slash commands besides {@code /ask} have in common: each is a {@link
 * io.signalbox.bot.slack.command.Workflow} with a package of its own below this one, in which text
 * is parsed, Slack's payloads are translated, and what came of it is rendered. What a workflow does
 * is decided elsewhere, without a Slack type in sight.
 */
@NullMarked
package io.signalbox.bot.slack.command;

import org.jspecify.annotations.NullMarked;
