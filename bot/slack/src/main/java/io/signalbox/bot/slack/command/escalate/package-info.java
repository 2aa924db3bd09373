/**
 * {@code /escalate} and {@code /oncall} in Slack: commands and forms to the domain, and what
 * happened to one message per escalation that is kept up to date, its thread, and direct messages
 * to those paged. Decides nothing about whom to page. Start at {@link
 * io.signalbox.bot.slack.command.escalate.EscalateWorkflow}.
 */
@NullMarked
package io.signalbox.bot.slack.command.escalate;

import org.jspecify.annotations.NullMarked;
