package io.signalbox.bot.bench.drill;

import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.BotProcess;
import io.signalbox.bot.bench.process.DrillPostgres;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import io.signalbox.bot.workspace.person.ImpossibleActException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench drill}, which counts lost and duplicate pages of escalations under
 * failures. Escalations that nobody acknowledges come over the local workspace's socket to {@code
 * signalbox serve} in separate processes, which are killed while Slack and the paging service
 * answer 429 and 500 and the clock jumps an hour ahead and back.
 */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description =
        "Escalates while processes are killed and Slack refuses; counts lost and doubled pages.")
public final class BenchDrill implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /**
   * Wait after the last chain ends, in which a doubled page would still arrive; the length of one
   * chain.
   */
  private static final Duration AFTERWARDS = Duration.ofSeconds(20);

  /**
   * Jump applied to all clocks at once: forward after a third of the run, back after two thirds.
   */
  private static final Duration JUMP = Duration.ofHours(1);

  @Spec private CommandSpec spec;

  @Option(
      names = "--escalations",
      defaultValue = "1000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int escalations = 1000;

  @Option(
      names = "--kills",
      defaultValue = "5",
      description = "How often a process is killed, at random moments (default: ${DEFAULT-VALUE}).")
  private int kills = 5;

  @Option(
      names = "--replicas",
      defaultValue = "1",
      description =
          "How many processes: one on an H2 file, more on a PostgreSQL, which is started with the"
              + " programmes that are installed here (default: ${DEFAULT-VALUE}).")
  private int replicas = 1;

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "An empty PostgreSQL to use instead, with user and password in its URL.")
  private @Nullable String database;

  @Option(
      names = "--messages",
      paramLabel = "WEEKS",
      description =
          "Counts instead the messages that a person gets in a week, with and without the policy"
              + " for them, over so many simulated weeks.")
  private int weeks;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public BenchDrill(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (weeks > 0) {
      MessagePolicySimulation.print(weeks, spec.commandLine().getOut());
      return ExitCode.OK;
    }
    if (database != null || replicas == 1) {
      drill(Optional.ofNullable(database));
      return ExitCode.OK;
    }
    try (DrillPostgres server = DrillPostgres.start()) {
      drill(Optional.of(server.url()));
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void drill(Optional<String> url) {
    long begun = System.nanoTime();
    try (TemporaryFolder folder = new TemporaryFolder("bench-drill");
        DrillPager pager = new DrillPager();
        LocalWorkspace workspace =
            LocalWorkspace.start(SampleWorkspace.seed(), 0, clock, new SecureRandom())) {
      int failing = inTrouble(folder.path(), pager, workspace, url);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
      Path settings = organisation(folder.path(), 0).resolve("bench.yaml");
      print(
          DrillPageCounts.in(workspace, escalations),
          pager,
          new Rest(url.isPresent(), failing, DrillTimelines.whole(settings, clock), seconds));
    }
  }

  private static Path organisation(Path folder, int replica) {
    return folder.resolve("replica" + replica);
  }

  /** Runs all escalations under faults and process kills, and waits for their pages. */
  private int inTrouble(
      Path folder, DrillPager pager, LocalWorkspace workspace, Optional<String> url) {
    List<BotProcess> bots = new ArrayList<>();
    try {
      for (int i = 0; i < replicas; i++) {
        bots.add(bot(organisation(folder, i), pager, workspace, url));
      }
      try (DrillFaults trouble = new DrillFaults(workspace)) {
        report(workspace, bots);
        awaitPages(workspace, pager);
        return trouble.planned();
      }
    } finally {
      bots.forEach(BotProcess::close);
    }
  }

  private BotProcess bot(
      Path organisation, DrillPager pager, LocalWorkspace workspace, Optional<String> url) {
    DrillOrganisation.write(organisation, escalations, pager.url(), url);
    BotProcess.ingest(organisation.resolve("signalbox.yaml"));
    return BotProcess.start(organisation, workspace);
  }

  /**
   * Reports all escalations, while processes are killed at times that may lie in the reporting or
   * in the running chains.
   */
  private void report(LocalWorkspace workspace, List<BotProcess> bots) {
    WorkspaceClient ana = workspace.client(SampleWorkspace.ANA);
    PriorityQueue<Integer> moments = new PriorityQueue<>();
    for (int i = 0; i < kills; i++) {
      moments.add(random.nextInt(escalations + Math.max(1, escalations / 4)));
    }
    for (int i = 0; i < escalations; i++) {
      if (i == escalations / 3) {
        bots.forEach(each -> each.jump(JUMP));
      } else if (i == escalations * 2 / 3) {
        bots.forEach(each -> each.jump(Duration.ZERO));
      }
      escalate(ana, DrillOrganisation.service(i));
      while (!moments.isEmpty() && moments.peek() <= i) {
        moments.remove();
        bots.get(random.nextInt(bots.size())).killAndRestart();
      }
    }
    while (!moments.isEmpty()) {
      moments.remove();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(5_000)));
      bots.get(random.nextInt(bots.size())).killAndRestart();
    }
  }

  /** Sends the escalation command, and repeats it until the bot has answered, as people do. */
  private static void escalate(WorkspaceClient person, String service) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        person.command(
            DrillOrganisation.CHANNEL, "/escalate", service + " SEV2 drill of " + service);
        return;
      } catch (ImpossibleActException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      }
    }
  }

  private void awaitPages(LocalWorkspace workspace, DrillPager pager) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while ((pager.incidents() < escalations
            || DrillPageCounts.in(workspace, escalations).lost() > 0)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    }
    LockSupport.parkNanos(AFTERWARDS.toNanos());
  }

  /**
   * Figures of the drill other than pages and incidents.
   *
   * @param failing calls of Slack's that were made to fail
   * @param whole timelines
   * @param seconds until the last call
   */
  private record Rest(boolean onPostgres, int failing, long whole, long seconds) {}

  private void print(DrillPageCounts calls, DrillPager pager, Rest rest) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "| escalations | processes | kill -9 | failing calls | pages | lost | doubled | after the"
            + " next | timelines whole and in order | incidents at the pager | triggers taken twice"
            + " | seconds |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    out.printf(
        "| %d | %d on %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n",
        escalations,
        replicas,
        rest.onPostgres() ? "PostgreSQL" : "H2",
        kills,
        rest.failing(),
        calls.pages(),
        calls.lost(),
        calls.doubled(),
        calls.late(),
        rest.whole(),
        pager.incidents(),
        pager.repeated(),
        rest.seconds());
    out.flush();
  }
}
