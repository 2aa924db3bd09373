/**
 * Named tasks that run every so often, on Quartz with its store in our database: with several
 * processes one of them runs a task at a time, and what a process missed while it was down runs
 * once when it is back. What is due lies in the features' own rows, never in a job. The only user
 * of Quartz. Start at {@link io.signalbox.bot.schedule.Schedule}.
 */
@NullMarked
package io.signalbox.bot.schedule;

import org.jspecify.annotations.NullMarked;
