package io.signalbox.bot.bench.answer;

import io.signalbox.bot.app.demo.SampleOrganisation;
import io.signalbox.bot.app.demo.SampleWorkspace;
import io.signalbox.bot.bench.process.BotProcess;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.workspace.LocalWorkspace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures answers of {@code signalbox serve} in a separate process, asked over the local
 * workspace's WebSocket: undisturbed, and with failures of Slack and of the machine.
 */
final class BenchAskSlack {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int TWENTY = 20;
  private static final List<String> QUESTIONS =
      List.of(
          "who is on call for payments?",
          "ledger replica is lagging behind, what do I do?",
          "which channel do I ask about kafka?",
          "who owns ledger-api",
          "how do I roll back a deploy of ledger-api?",
          "ERR_TOKEN_AUDIENCE_MISMATCH");

  private final PrintWriter out;
  private final int rounds;
  private final Clock clock;

  /**
   * @param rounds how often each question is asked, in each row
   */
  BenchAskSlack(PrintWriter out, int rounds, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.rounds = rounds;
  }

  void run() throws InterruptedException {
    try (TemporaryFolder folder = new TemporaryFolder("bench-slack");
        LocalWorkspace workspace =
            LocalWorkspace.start(SampleWorkspace.seed(), 0, clock, new SecureRandom())) {
      SampleOrganisation.prepare(folder.path(), clock);
      Path organisation = folder.path().resolve("harbourline");
      BotProcess.ingest(organisation.resolve("signalbox.yaml"));
      try (BotProcess bot = BotProcess.start(organisation, workspace);
          SlackBench bench =
              new SlackBench(workspace, SampleWorkspace.PAYMENTS, SampleWorkspace.ANA)) {
        bench.ask(questions(), TWENTY, () -> {});
        out.println("| askers | what | asked | p50 ms | p99 ms | lost | doubled |");
        out.println("| --- | --- | --- | --- | --- | --- | --- |");
        row("a good day", 1, bench.ask(questions(), 1, () -> {}));
        row("a good day", TWENTY, bench.ask(questions(), TWENTY, () -> {}));
        row("sockets cut", TWENTY, bench.ask(questions(), TWENTY, workspace.faults()::dropSockets));
        row("429 for a second", TWENTY, bench.ask(questions(), TWENTY, () -> limit(workspace)));
        row("lost replies", TWENTY, bench.ask(questions(), TWENTY, () -> lose(workspace)));
        row("kill -9", TWENTY, bench.ask(questions(), TWENTY, bot::killAndRestart));
      }
    }
  }

  private List<String> questions() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.addAll(QUESTIONS);
    }
    return all;
  }

  private static void limit(LocalWorkspace workspace) {
    workspace.faults().rateLimit("chat.postMessage", TWENTY, Duration.ofSeconds(1));
  }

  private static void lose(LocalWorkspace workspace) {
    workspace.faults().loseReplies("chat.postMessage", TWENTY);
  }

  private void row(String what, int askers, SlackBench.RoundOutcome outcome) {
    out.printf(
        Locale.ROOT,
        "| %d | %s | %d | %.0f | %.0f | %d | %d |%n",
        askers,
        what,
        outcome.asked(),
        outcome.times().getValueAtPercentile(50) / NANOS_PER_MILLI,
        outcome.times().getValueAtPercentile(99) / NANOS_PER_MILLI,
        outcome.lost(),
        outcome.doubled());
    out.flush();
  }
}
