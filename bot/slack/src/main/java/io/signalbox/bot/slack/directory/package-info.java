/**
 * Accounts of the Slack workspace in the database: read page by page from Slack, resumed after
 * interruptions, and kept up to date by events. Start at {@link
 * io.signalbox.bot.slack.directory.PeopleTable}.
 */
@NullMarked
package io.signalbox.bot.slack.directory;

import org.jspecify.annotations.NullMarked;
