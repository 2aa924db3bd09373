package io.signalbox.bot.slack.schedule;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleTrigger;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scheduler of periodic tasks on Quartz, until closed. Its store is the database, so that processes
 * which share it take turns; stored tasks that no longer exist are deleted. Safe for use from
 * several threads.
 */
public final class Schedule implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Schedule.class);
  private static final String GROUP = "signalbox";
  private static final int AT_ONCE = 3;

  /** Delay after which a run counts as missed; missed runs are made up for once. */
  private static final long MISSED_AFTER_MILLIS = 5_000;

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final Scheduler scheduler;
  private final Map<String, ScheduledTask> tasks;
  private final ReplicaRows replicas;
  private volatile boolean closing;

  private Schedule(Scheduler scheduler, Map<String, ScheduledTask> tasks, ReplicaRows replicas) {
    this.scheduler = scheduler;
    this.tasks = tasks;
    this.replicas = replicas;
  }

  /**
   * Stores the tasks in the database and creates the scheduler; nothing runs before {@link #start}.
   *
   * @param shared whether other processes work on this database
   * @throws ScheduleFailedException when the store cannot be used
   */
  public static Schedule open(DataSource dataSource, boolean shared, List<ScheduledTask> tasks) {
    Map<String, ScheduledTask> byName =
        tasks.stream().collect(Collectors.toMap(ScheduledTask::name, Function.identity()));
    // Quartz looks connections and schedulers up by name in registries of the whole JVM.
    String instance = ReplicaRows.ownName();
    DBConnectionManager.getInstance()
        .addConnectionProvider(instance, new PooledConnections(dataSource));
    try {
      Scheduler scheduler = new StdSchedulerFactory(properties(instance, shared)).getScheduler();
      // Else a second one of this name in this JVM would get the first instead of its own.
      SchedulerRepository.getInstance().remove(GROUP);
      Schedule schedule = new Schedule(scheduler, byName, new ReplicaRows(Jdbi.create(dataSource)));
      scheduler.setJobFactory(
          (bundle, from) -> schedule.run(bundle.getJobDetail().getKey().getName()));
      schedule.store();
      return schedule;
    } catch (SchedulerException e) {
      throw new ScheduleFailedException("The schedule's store cannot be used", e);
    }
  }

  private Job run(String name) {
    // A newer process may have stored a task that this one does not know; that one runs it then.
    return new TaskRun(
        Optional.ofNullable(tasks.get(name)).map(ScheduledTask::task).orElse(stop -> {}),
        () -> closing);
  }

  private static Properties properties(String instance, boolean shared) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "org.quartz.scheduler.instanceName",
            GROUP,
            "org.quartz.scheduler.instanceId",
            instance,
            "org.quartz.scheduler.makeSchedulerThreadDaemon",
            "true",
            "org.quartz.threadPool.class",
            "org.quartz.simpl.SimpleThreadPool",
            "org.quartz.threadPool.threadCount",
            Integer.toString(AT_ONCE),
            "org.quartz.threadPool.makeThreadsDaemons",
            "true"));
    properties.putAll(
        Map.of(
            "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX",
            // Its way with bytes serves H2 in its PostgreSQL mode as well.
            "org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
            "org.quartz.jobStore.dataSource", instance,
            "org.quartz.jobStore.useProperties", "true",
            "org.quartz.jobStore.misfireThreshold", Long.toString(MISSED_AFTER_MILLIS),
            // What is due at once is taken in one transaction.
            "org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(AT_ONCE),
            "org.quartz.jobStore.acquireTriggersWithinLock", "true",
            "org.quartz.jobStore.isClustered", Boolean.toString(shared),
            "org.quartz.jobStore.clusterCheckinInterval", "5000"));
    return properties;
  }

  private void store() throws SchedulerException {
    Set<JobKey> gone = new HashSet<>(scheduler.getJobKeys(GroupMatcher.jobGroupEquals(GROUP)));
    for (ScheduledTask task : tasks.values()) {
      gone.remove(new JobKey(task.name(), GROUP));
      store(task);
    }
    for (JobKey each : gone) {
      scheduler.deleteJob(each);
    }
  }

  /**
   * Stores a task; the trigger of one that exists with the same interval stays, so that a start
   * delays nothing.
   */
  private void store(ScheduledTask task) throws SchedulerException {
    TriggerKey key = new TriggerKey(task.name(), GROUP);
    long every = task.every().toMillis();
    JobDetail job = newJob(TaskRun.class).withIdentity(task.name(), GROUP).build();
    Trigger known = scheduler.getTrigger(key);
    if (known instanceof SimpleTrigger simple && simple.getRepeatInterval() == every) {
      // The stored job may name the class of an earlier version.
      scheduler.addJob(job, true, true);
      scheduler.resumeTrigger(key);
      return;
    }
    Trigger trigger =
        newTrigger()
            .withIdentity(key)
            .withSchedule(
                simpleSchedule()
                    .withIntervalInMilliseconds(every)
                    .repeatForever()
                    .withMisfireHandlingInstructionNowWithExistingCount())
            .build();
    scheduler.scheduleJob(job, Set.of(trigger), true);
  }

  /** Starts to run the tasks. */
  public void start() {
    try {
      scheduler.start();
    } catch (SchedulerException e) {
      throw new ScheduleFailedException("The schedule cannot be started", e);
    }
  }

  /**
   * Stops the schedule, waiting for the current step of each task, but at most ten seconds. No
   * further step begins.
   */
  @Override
  public void close() {
    close(LONGEST_CLOSE);
  }

  /** Closes with a time limit, since Quartz would wait for a database that is away. */
  void close(Duration longest) {
    closing = true;
    Thread ending = Thread.ofPlatform().name("schedule-close").daemon().start(this::shutDown);
    try {
      if (!ending.join(longest)) {
        log.warn(
            "The schedule did not end within {} s; its store holds what is due",
            longest.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutDown() {
    try {
      String instance = scheduler.getSchedulerInstanceId();
      scheduler.shutdown(true);
      // Quartz leaves it to the others to find out, and health would call this process late.
      replicas.remove(instance);
    } catch (SchedulerException | JdbiException e) {
      log.warn("The schedule cannot be stopped", e);
    }
  }
}
