/**
 * Workflow of {@code /escalate} and {@code /oncall}: passes commands and forms to the domain, and
 * posts what happens in one updated message for each escalation, its thread, and direct messages to
 * those paged. Decides nothing about whom to page. Start at {@link
 * io.signalbox.bot.slack.command.escalate.EscalateWorkflow}.
 */
@NullMarked
package io.signalbox.bot.slack.command.escalate;

import org.jspecify.annotations.NullMarked;
