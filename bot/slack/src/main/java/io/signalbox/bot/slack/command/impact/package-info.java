/**
 * {@code /impact}: what depends on an artefact, and notices of changes with their buttons. Start at
 * {@link io.signalbox.bot.slack.command.impact.ImpactWorkflow}. What is touched and who is told is
 * decided in {@code tools.foresight}.
 */
@NullMarked
package io.signalbox.bot.slack.command.impact;

import org.jspecify.annotations.NullMarked;
