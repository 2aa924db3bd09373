package io.signalbox.bot.bench.edges;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.HandOverTimes;
import io.signalbox.tools.foresight.prompt.PromptFingerprinter;
import io.signalbox.tools.foresight.prompt.PromptRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench edges}, which measures precision and recall of found dependencies
 * between prompts.
 */
@Command(
    name = "edges",
    mixinStandardHelpOptions = true,
    description = {
      "Measures how dependencies between prompts are found.",
      "With --repository: before each commit of a clone, the assembled prompts it will change.",
      "With --prompts: fragments of public prompts that are planted, edited, in assembled ones;",
      "with --pairs as well: pairs of them that a person has labelled.",
      "With --own: own fragments with other values, in other Unicode forms and languages.",
      "With --graph: the time of an answer. With --path: the cost on the path of a call."
    })
public final class BenchEdges implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone with prompt fragments and snapshots of the assembled prompts.")
  private @Nullable Path repository;

  @Option(
      names = "--folder",
      paramLabel = "PATH",
      defaultValue = "src/core/prompts",
      description = "Folder of prompts and snapshots in it (default: ${DEFAULT-VALUE}).")
  private String folder = "";

  @Option(
      names = "--fragments",
      paramLabel = "PATH",
      defaultValue = "src/core/prompts/sections",
      description = "Folder of fragments in it (default: ${DEFAULT-VALUE}).")
  private String fragments = "";

  @Option(
      names = "--prompts",
      paramLabel = "DIR",
      description = "A folder with public prompts; may be given several times.")
  private List<Path> prompts = List.of();

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = "With --prompts: labels of pairs of them, and the precision by these.")
  private @Nullable Path pairs;

  @Option(
      names = "--draw",
      paramLabel = "COUNT",
      description = "With --prompts: draws pairs for a person to label, and measures nothing.")
  private int drawn;

  @Option(
      names = "--own",
      description = "Measures own fragments with other values, Unicode forms and languages.")
  private boolean own;

  @Option(
      names = "--graph",
      paramLabel = "NODES",
      description = "Asks a graph of so many artefacts, with ten times as many dependencies.")
  private int nodes;

  @Option(
      names = "--path",
      description = "Measures by JMH what the recorder of prompts adds to a call.")
  private boolean path;

  @Option(
      names = "--seed",
      defaultValue = "24",
      description = "Seed of what is drawn at random (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (repository == null && prompts.isEmpty() && nodes == 0 && !path && !own) {
      out.println(
          "Nothing to measure: give --repository, --prompts, --own, --graph or --path."
              + " See docs/impact.md.");
      out.flush();
      return ExitCode.USAGE;
    }
    PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);
    if (repository != null) {
      try (PromptRepository opened = PromptRepository.open(repository)) {
        print(out, new CommitReplay(opened, fingerprinter, folder, fragments).run());
      }
    }
    if (own) {
      new OwnFragments(fingerprinter).print(out);
    }
    if (nodes > 0) {
      new GraphLatency(nodes, 10 * nodes, seed).print(out);
    }
    if (path) {
      HandOverTimes times = HandOverTimes.of(RecordedPromptBenchmark.class);
      out.printf(
          "%na call with a known prompt: median %.0f ns, p99 %.0f ns, mean %.0f ns%n",
          times.median(), times.p99(), times.mean());
    }
    if (!prompts.isEmpty() && (drawn > 0 || pairs != null)) {
      ofPairs(new LabelledPairs(prompts, fingerprinter), out);
    } else if (!prompts.isEmpty()) {
      List<String> texts = PublicPrompts.texts(prompts);
      new FragmentRecall(new PlantedFragments(texts, seed), fingerprinter, out).print();
    }
    out.flush();
    return ExitCode.OK;
  }

  private void ofPairs(LabelledPairs natural, PrintWriter out) throws IOException {
    if (drawn > 0) {
      natural.draw(drawn, seed, out);
    }
    if (pairs != null) {
      natural.print(pairs, out);
    }
  }

  private static void print(PrintWriter out, List<CommitOutcome> outcomes) {
    out.printf("%-10s %8s %8s %8s %8s%n", "commit", "prompts", "changed", "missing", "wrong");
    for (CommitOutcome outcome : outcomes) {
      out.printf(
          "%-10s %8d %8s %8s %8s%n",
          outcome.commit(),
          outcome.prompts(),
          outcome.counts() ? outcome.changed().size() : "none",
          outcome.counts()
              ? outcome.changed().stream().filter(n -> !outcome.named().contains(n)).count()
              : "",
          outcome.counts() ? outcome.wrong(outcome.named()) : "");
    }
    List<CommitOutcome> counted = outcomes.stream().filter(CommitOutcome::counts).toList();
    out.printf(
        "%n%d commits change a fragment and a snapshot; %d of them change an entry that existed.%n",
        outcomes.size(), counted.size());
    row(out, "impact before the commit", counted, CommitOutcome::named);
    row(out, "those that include the section", counted, CommitOutcome::including);
    out.printf(
        "%-34s all named in %d of %d; wrong ones a commit: median %s, mean %.1f%n",
        "all snapshots",
        counted.size(),
        counted.size(),
        median(counted.stream().mapToLong(o -> o.prompts() - o.changed().size())),
        counted.stream().mapToLong(o -> o.prompts() - o.changed().size()).average().orElse(0));
  }

  private static void row(
      PrintWriter out,
      String system,
      List<CommitOutcome> counted,
      Function<CommitOutcome, Set<String>> answer) {
    out.printf(
        "%-34s all named in %d of %d; wrong ones a commit: median %s, mean %.1f%n",
        system,
        counted.stream().filter(o -> o.complete(answer.apply(o))).count(),
        counted.size(),
        median(counted.stream().mapToLong(o -> o.wrong(answer.apply(o)))),
        counted.stream().mapToLong(o -> o.wrong(answer.apply(o))).average().orElse(0));
  }

  private static String median(LongStream values) {
    long[] sorted = values.sorted().toArray();
    return sorted.length == 0 ? "-" : Long.toString(sorted[sorted.length / 2]);
  }
}
