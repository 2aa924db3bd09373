/**
 * Processing of table rows as work: leased, done on virtual threads, taken over when their process
 * has ended. Knows neither what the rows mean nor Slack. Start at {@link
 * io.signalbox.bot.slack.work.WorkLoop}.
 */
@NullMarked
package io.signalbox.bot.slack.work;

import org.jspecify.annotations.NullMarked;
