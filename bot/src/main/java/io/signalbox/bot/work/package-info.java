/**
 * Rows of a table as work: taken under a lease, done on virtual threads, taken up again when
 * whoever had them is gone. Knows neither what the rows mean nor Slack. Start at {@link
 * io.signalbox.bot.work.WorkLoop}.
 */
@NullMarked
package io.signalbox.bot.work;

import org.jspecify.annotations.NullMarked;
