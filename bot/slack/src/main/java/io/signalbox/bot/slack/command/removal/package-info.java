/**
 * Held removals of documents in Slack: a direct message to admins with a button that lets one
 * through. Entry: {@link io.signalbox.bot.slack.command.removal.RemovalWorkflow}. What is held is
 * decided in {@code ingestion.removal}.
 */
@NullMarked
package io.signalbox.bot.slack.command.removal;

import org.jspecify.annotations.NullMarked;
