/**
 * Accounts of the workspace in the database: read page by page from Slack, from where reading last
 * stopped, and kept up to date by events. Start at {@link
 * io.signalbox.bot.slack.directory.PeopleTable}.
 */
@NullMarked
package io.signalbox.bot.slack.directory;

import org.jspecify.annotations.NullMarked;
