/**
 * Workflow of {@code /escalate} and {@code /oncall}: passes commands and forms to the domain, and
 * posts news of an escalation in its message, its thread and direct messages to those paged.
 * Decides nothing about whom to page. Start at {@link
 * io.signalbox.bot.slack.command.escalate.EscalateWorkflow}.
 */
@NullMarked
package io.signalbox.bot.slack.command.escalate;

import org.jspecify.annotations.NullMarked;
