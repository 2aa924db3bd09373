/**
 * Approvals of gateway calls in Slack: one message each with two buttons, updated until it shows
 * the call's result. Entry: {@link io.signalbox.bot.slack.command.approval.ApprovalWorkflow}. Whose
 * word counts and what it allows is decided in {@code tools.gateway.approval}.
 */
@NullMarked
package io.signalbox.bot.slack.command.approval;

import org.jspecify.annotations.NullMarked;
