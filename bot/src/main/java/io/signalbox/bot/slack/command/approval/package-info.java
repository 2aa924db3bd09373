/**
 * Calls that wait for somebody's word, in Slack: one message each with two buttons, kept up to date
 * until it says what came of the call. Entry: {@link
 * io.signalbox.bot.slack.command.approval.ApprovalWorkflow}. Whose word counts and what it allows
 * is decided in {@code tools.approval}.
 */
@NullMarked
package io.signalbox.bot.slack.command.approval;

import org.jspecify.annotations.NullMarked;
