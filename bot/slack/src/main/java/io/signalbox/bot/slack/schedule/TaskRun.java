package io.signalbox.bot.slack.schedule;

import java.util.function.BooleanSupplier;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Quartz job that runs a task once; never two at once, also in different processes. */
@DisallowConcurrentExecution
public final class TaskRun implements Job {
  private static final Logger log = LoggerFactory.getLogger(TaskRun.class);

  private final ScheduledTask.StoppableTask task;
  private final BooleanSupplier closing;

  TaskRun(ScheduledTask.StoppableTask task, BooleanSupplier closing) {
    this.task = task;
    this.closing = closing;
  }

  @Override
  public void execute(JobExecutionContext context) {
    try {
      task.run(closing);
    } catch (RuntimeException e) {
      // The edge of a task: it runs again at its time, from what its rows say then.
      log.warn("The task {} failed", context.getJobDetail().getKey().getName(), e);
    }
  }
}
