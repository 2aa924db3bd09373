/**
 * Workflow of {@code /impact}: what depends on a prompt, model or other artefact, and notices of
 * changes with their buttons. Start at {@link
 * io.signalbox.bot.slack.command.impact.ImpactWorkflow}. What is touched and who is told is decided
 * in {@code tools.foresight}.
 */
@NullMarked
package io.signalbox.bot.slack.command.impact;

import org.jspecify.annotations.NullMarked;
