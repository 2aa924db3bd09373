/**
 * Periodic named tasks on Quartz, whose store is in our database: of several processes one runs a
 * task at a time, and a run missed during downtime is made up once. What is due lies in the
 * features' own rows, never in a job. The only user of Quartz; which processes run is told by its
 * rows. Start at {@code io.signalbox.bot.slack.schedule.Schedule}.
 */
@NullMarked
package io.signalbox.bot.slack.schedule;

import org.jspecify.annotations.NullMarked;
