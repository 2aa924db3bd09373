package io.signalbox.bot.bench.live;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench sync}, which checks that live sources are stored completely under
 * failures. Random edits, moves, deletions and changes of rights happen at a git server and at a
 * tracker with GitHub's API, read by processes of their own that are killed half way while the
 * tracker answers 429, 500, resets, half JSON and refused tokens. Compares what is stored and what
 * is indexed with the sources at the end, and the number of requests with that of an undisturbed
 * run.
 */
@Command(
    name = "sync",
    mixinStandardHelpOptions = true,
    description = "Changes live sources at random while they refuse and readers are killed.")
public final class BenchSync implements Callable<Integer> {
  /** Greatest allowed number of requests, as a multiple of those of an undisturbed reader. */
  private static final double MOST_REQUESTS = 1.1;

  private static final int MOST_LAST_RUNS = 20;
  private static final int RUNS_BETWEEN_LISTS = 6;
  private static final int MOST_POLLS = 4;
  private static final int MOST_POLLS_AT_95 = 2;
  private static final double PERCENTILE = 0.95;

  @Spec private CommandSpec spec;

  @Option(
      names = "--edits",
      defaultValue = "1000",
      description = "How many changes (default: ${DEFAULT-VALUE}).")
  private int edits = 1000;

  @Option(
      names = "--rounds",
      defaultValue = "20",
      description = "Runs of the reader, half of them killed (default: ${DEFAULT-VALUE}).")
  private int rounds = 20;

  @Option(
      names = "--seed",
      defaultValue = "26",
      description = "Of all that is random (default: ${DEFAULT-VALUE}).")
  private long seed = 26;

  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  public BenchSync(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Random random = new Random(seed);
    try (TemporaryFolder folder = new TemporaryFolder("sync");
        TrackerPeer tracker = new TrackerPeer(clock, new Random(seed + 1));
        GitPeer git = new GitPeer(folder.path())) {
      ReaderProcess disturbed = new ReaderProcess(folder.path(), "disturbed", tracker, git);
      ReaderProcess calm = new ReaderProcess(folder.path(), "calm", tracker, git);
      int kills = 0;
      List<Integer> polls = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        change(random, tracker, git, edits / rounds);
        tracker.disturb(true);
        boolean doomed = round % 2 == 1;
        if (doomed) {
          long asked = tracker.asked("disturbed") + random.nextInt(edits / rounds);
          Future<Boolean> beside = threads.submit(calm::run);
          kills += disturbed.runAndKill(() -> tracker.asked("disturbed") > asked) ? 1 : 0;
          ended(beside);
        }
        polls.add(pollsUntilFound(disturbed, calm, tracker, git));
        tracker.disturb(false);
        out.printf(
            "round %d: %s; found after %d polls%n", round + 1, tracker.line(), polls.getLast());
        out.flush();
      }
      // Late enough for a complete list, which alone tells of deletions at the tracker.
      disturbed.skip(RUNS_BETWEEN_LISTS);
      calm.skip(RUNS_BETWEEN_LISTS);
      boolean calmEnded = calm.run();
      for (int i = 0; i < MOST_LAST_RUNS && !disturbed.run(); i++) {
        calmEnded = calm.run();
      }
      return verdict(out, new DrillResult(disturbed, calm, tracker, git, kills, polls, calmEnded));
    }
  }

  /** Lets both readers look for changes until every edit is stored; returns how often. */
  private int pollsUntilFound(
      ReaderProcess disturbed, ReaderProcess calm, TrackerPeer tracker, GitPeer git)
      throws IOException, InterruptedException {
    int polls = 0;
    do {
      Future<Boolean> beside = threads.submit(calm::run);
      boolean unused = disturbed.run();
      ended(beside);
      polls++;
    } while (polls < MOST_POLLS && !SyncDifference.of(disturbed, tracker, git).isFound());
    return polls;
  }

  private static void ended(Future<Boolean> run) throws InterruptedException {
    try {
      boolean unused = run.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Readers, sources and figures from which the verdict is made. */
  private record DrillResult(
      ReaderProcess disturbed,
      ReaderProcess calm,
      TrackerPeer tracker,
      GitPeer git,
      int kills,
      List<Integer> polls,
      boolean calmEnded) {
    /** Returns the number of polls within which the edits of 95 % of the rounds were found. */
    int pollsAt95() {
      List<Integer> sorted = polls.stream().sorted().toList();
      return sorted.get((int) Math.ceil(sorted.size() * PERCENTILE) - 1);
    }
  }

  private static void change(Random random, TrackerPeer tracker, GitPeer git, int edits)
      throws IOException {
    for (int i = 0; i < edits; i++) {
      if (random.nextInt(3) == 0) {
        git.change(random);
      } else {
        tracker.change(random);
      }
    }
    git.push(random);
  }

  private static int verdict(PrintWriter out, DrillResult result) throws IOException {
    SyncDifference disturbed =
        SyncDifference.of(result.disturbed(), result.tracker(), result.git());
    SyncDifference calm = SyncDifference.of(result.calm(), result.tracker(), result.git());
    long asked = result.tracker().served("disturbed");
    long ideal = result.tracker().served("calm");
    double ratio = (double) asked / Math.max(1, ideal);
    out.printf("killed half way: %d of the runs%n", result.kills());
    out.printf("faults given: %s%n", result.tracker().faults());
    out.printf("at the sources: %d items%n", disturbed.atSource());
    out.printf("disturbed reader: %s%n", disturbed.line());
    out.printf("calm reader: %s%n", calm.line());
    out.printf(
        "requests served: %d disturbed, %d calm, %.3f times (%d more were answered by a fault)%n",
        asked, ideal, ratio, result.tracker().faulted("disturbed"));
    out.printf("requests before Retry-After: %d%n", result.tracker().tooEarly());
    out.printf(
        "polls until an edit is found, p95, killed ones not counted: %d%n", result.pollsAt95());
    boolean right =
        disturbed.isEqual()
            && calm.isEqual()
            && result.calmEnded()
            && ratio <= MOST_REQUESTS
            && result.tracker().tooEarly() == 0
            && result.pollsAt95() <= MOST_POLLS_AT_95;
    out.println(right ? "RIGHT" : "WRONG");
    out.flush();
    return right ? ExitCode.OK : ExitCode.FAULT;
  }
}
