package io.signalbox.bot.bench;

import io.signalbox.bot.cli.ExitCode;
import io.signalbox.bot.demo.SampleWorkspace;
import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.Client;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.person.Refusal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code signalbox bench drill}: escalations that nobody acknowledges, over the local workspace's
 * socket to {@code signalbox serve} in processes of their own, while those are killed and Slack and
 * the paging service answer 429 and 500 by turns and the clock jumps an hour ahead and back. Counts
 * calls that never came and calls that came twice.
 */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description =
        "Escalates while processes are killed and Slack refuses; counts lost and doubled pages.")
public final class BenchDrill implements Callable<Integer> {
  private static final Pattern TITLE = Pattern.compile("Escalation \\d+: SEV2 (svc\\d+x): ");
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** Of all clocks at once: forward after a third, back after two. */
  private static final Duration JUMP = Duration.ofHours(1);

  private static final int FAULTS_AT_ONCE = 5;
  private static final int SERVER_ERROR = 500;

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
      names = "--database",
      paramLabel = "URL",
      description =
          "An empty PostgreSQL with user and password in its URL, for two replicas on it; without it one process"
              + " on an H2 file.")
  private @Nullable String database;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public BenchDrill(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long begun = System.nanoTime();
    long whole;
    try (TemporaryFolder folder = new TemporaryFolder("bench-drill");
        DrillPager pager = new DrillPager();
        LocalWorkspace workspace =
            LocalWorkspace.start(SampleWorkspace.seed(), 0, clock, new SecureRandom())) {
      List<BotProcess> replicas = new ArrayList<>();
      try {
        for (int i = 0; i < (database == null ? 1 : 2); i++) {
          replicas.add(replica(folder.path().resolve("replica" + i), pager, workspace));
        }
        report(workspace, replicas);
        awaitPages(workspace, pager);
        whole = DrillTimelines.whole(workspace.client(SampleWorkspace.ANA));
      } finally {
        replicas.forEach(BotProcess::close);
      }
      print(
          out,
          counted(workspace),
          new Rest(whole, pager.incidents(), pager.repeated()),
          replicas.size(),
          System.nanoTime() - begun);
    }
    return ExitCode.OK;
  }

  private BotProcess replica(Path organisation, DrillPager pager, LocalWorkspace workspace) {
    DrillOrganisation.write(organisation, escalations, pager.url(), Optional.ofNullable(database));
    BotProcess.ingest(organisation.resolve("signalbox.yaml"));
    return BotProcess.start(organisation, workspace);
  }

  private void report(LocalWorkspace workspace, List<BotProcess> replicas) {
    Client ana = workspace.client(SampleWorkspace.ANA);
    int between = Math.max(1, escalations / (kills + 1));
    int untilKill = 1 + random.nextInt(between);
    int killed = 0;
    for (int i = 0; i < escalations; i++) {
      trouble(workspace, i);
      if (i == escalations / 3) {
        replicas.forEach(each -> each.jump(JUMP));
      } else if (i == escalations * 2 / 3) {
        replicas.forEach(each -> each.jump(Duration.ZERO));
      }
      escalate(ana, DrillOrganisation.service(i));
      if (--untilKill == 0 && killed < kills) {
        replicas.get(random.nextInt(replicas.size())).killAndRestart();
        killed++;
        untilKill = 1 + random.nextInt(between);
      }
    }
    while (killed++ < kills) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(5_000)));
      replicas.get(random.nextInt(replicas.size())).killAndRestart();
    }
  }

  private static void trouble(LocalWorkspace workspace, int i) {
    if (i % 40 == 0) {
      workspace.faults().rateLimit("chat.postMessage", FAULTS_AT_ONCE, Duration.ofSeconds(1));
    } else if (i % 40 == 20) {
      workspace.faults().breakCalls("chat.postMessage", FAULTS_AT_ONCE, SERVER_ERROR);
    }
  }

  /** What the bot did not answer is typed again, as people do. */
  private static void escalate(Client person, String service) {
    for (int attempt = 0; ; attempt++) {
      try {
        person.command(
            DrillOrganisation.CHANNEL, "/escalate", service + " SEV2 drill of " + service);
        return;
      } catch (Refusal e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  private void awaitPages(LocalWorkspace workspace, DrillPager pager) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while ((counted(workspace).lost() > 0 || pager.incidents() < escalations)
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
    // Whatever would come twice comes while something is still open: one chain's time more.
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(15));
  }

  /**
   * What is counted besides pages.
   *
   * @param whole timelines
   * @param incidents at the paging service
   * @param repeated triggers that it took twice, as one incident
   */
  private record Rest(long whole, int incidents, int repeated) {}

  private record Count(long pages, long lost, long doubled, long outOfOrder) {}

  private Count counted(LocalWorkspace workspace) {
    List<Map<String, Integer>> calls = new ArrayList<>();
    List<Map<String, String>> times = new ArrayList<>();
    for (String person : DrillOrganisation.CHAIN) {
      Client client = workspace.client(person);
      Map<String, Integer> seen = new HashMap<>();
      Map<String, String> when = new HashMap<>();
      for (ChatMessage message : client.messages(client.direct())) {
        Matcher title = TITLE.matcher(message.json().toString());
        if (title.find()) {
          seen.merge(title.group(1), 1, Integer::sum);
          when.putIfAbsent(title.group(1), message.ts());
        }
      }
      calls.add(seen);
      times.add(when);
    }
    long pages = 0;
    long lost = 0;
    long doubled = 0;
    long outOfOrder = 0;
    for (int i = 0; i < escalations; i++) {
      String service = DrillOrganisation.service(i);
      String before = "";
      for (int step = 0; step < DrillOrganisation.CHAIN.size(); step++) {
        int count = calls.get(step).getOrDefault(service, 0);
        pages += count;
        lost += count == 0 ? 1 : 0;
        doubled += Math.max(0, count - 1);
        String at = times.get(step).getOrDefault(service, before);
        outOfOrder += at.compareTo(before) < 0 ? 1 : 0;
        before = at;
      }
    }
    return new Count(pages, lost, doubled, outOfOrder);
  }

  private void print(PrintWriter out, Count count, Rest rest, int replicas, long nanos) {
    out.println(
        "| escalations | processes | kill -9 | pages | lost | doubled | timelines whole and in order | posted after the next | incidents at the pager | triggers taken twice | seconds |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    out.printf(
        "| %d | %d on %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n",
        escalations,
        replicas,
        database == null ? "H2" : "PostgreSQL",
        kills,
        count.pages(),
        count.lost(),
        count.doubled(),
        rest.whole(),
        count.outOfOrder(),
        rest.incidents(),
        rest.repeated(),
        TimeUnit.NANOSECONDS.toSeconds(nanos));
    out.flush();
  }
}
