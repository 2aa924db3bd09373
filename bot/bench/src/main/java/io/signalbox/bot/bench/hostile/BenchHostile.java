package io.signalbox.bot.bench.hostile;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.hostile.HostileCounts.Harm;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench hostile}, which counts harmful content in answers over hostile
 * sources. Answers come without a model and from one that obeys every text, and are examined as
 * they leave.
 */
@Command(
    name = "hostile",
    mixinStandardHelpOptions = true,
    description = {
      "Plants instructions, links that are not what they seem, images, mentions, citations and"
          + " tool",
      "calls in every kind of source and in what tools answer, and counts what of it leaves with",
      "answers in Slack, by the ask API and by MCP. Exit code 1 if anything does."
    })
public final class BenchHostile implements Callable<Integer> {
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(
      names = "--answers",
      defaultValue = "5000",
      description = "Answers, a quarter of them in Slack (default: ${DEFAULT-VALUE}).")
  private int answers = 5_000;

  @Option(
      names = "--documents",
      defaultValue = "240",
      description = "Hostile documents (default: ${DEFAULT-VALUE}).")
  private int documents = 240;

  @Option(names = "--seed", defaultValue = "1", description = "Of what is drawn at random.")
  private long seed = 1;

  public BenchHostile(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    HostileDrill drill = new HostileDrill(clock);
    int inSlack = answers / 8;
    int byTools = answers / 2 - inSlack;
    for (boolean model : new boolean[] {false, true}) {
      try (TemporaryFolder folder = new TemporaryFolder("hostile")) {
        drill.run(folder.path(), documents, inSlack, byTools, model, seed);
      }
    }
    out.printf(
        "%d answers, %d of them with what the document says; %d drafts of a model that obeys%n%n",
        drill.answers(), drill.quoting(), drill.drafts());
    out.println("| what left | count |");
    out.println("| --- | --- |");
    for (Harm harm : Harm.values()) {
      out.printf("| %s | %d |%n", harm.words(), drill.counts().of(harm));
    }
    drill.counts().examples().forEach(out::println);
    out.flush();
    return drill.counts().all() == 0 ? ExitCode.OK : ExitCode.FAULT;
  }
}
