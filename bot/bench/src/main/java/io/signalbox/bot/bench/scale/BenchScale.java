package io.signalbox.bot.bench.scale;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.bot.bench.retrieval.BenchCorpus;
import io.signalbox.bot.bench.retrieval.CorpusMultiplier;
import io.signalbox.bot.bench.retrieval.CorpusOption;
import io.signalbox.bot.bench.retrieval.QuestionFile;
import io.signalbox.knowledge.answering.OwnershipContacts;
import io.signalbox.knowledge.corpus.CorpusChange;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench scale}, which measures answer times over growing corpora for
 * askers with limited access.
 */
@Command(
    name = "scale",
    mixinStandardHelpOptions = true,
    description = {
      "Measures whole answers over a corpus and over larger ones made of it, for askers who may"
          + " read",
      "100, 50, 10, 5, 2, 1 and 0.1 % of it: time beside the smallest corpus, share of the exactly",
      "nearest documents that are found, disk, heap, and the time to build and to open the index."
    })
public final class BenchScale implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final double MEBIBYTE = 1 << 20;

  @Spec private CommandSpec spec;

  @Mixin private CorpusOption corpus = new CorpusOption();

  @Option(
      names = "--questions",
      arity = "1..*",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with questions.")
  private List<Path> questionFiles = List.of();

  @Option(
      names = "--documents",
      split = ",",
      defaultValue = "1500,15000",
      description = "Sizes in documents, the smallest first (default: ${DEFAULT-VALUE}).")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds of all questions for each share (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--written",
      defaultValue = "50",
      description =
          "Documents written a second while the last rows are measured (default:"
              + " ${DEFAULT-VALUE}).")
  private int written = 50;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (BenchCorpus bench = new BenchCorpus();
        BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      List<String> questions =
          questionFiles.stream()
              .flatMap(file -> QuestionFile.read(file).stream())
              .map(GoldenQuestion::text)
              .toList();
      bench.read(corpus.folders());
      bench.embed(embedder);
      CorpusMultiplier multiplier =
          new CorpusMultiplier(
              bench.stored(embedder.model()), (number, document) -> VisibleShare.rule(number));
      ScaleTimes times =
          new ScaleTimes(
              out, embedder, new OwnershipContacts(bench.ownership()), questions, rounds);
      for (int documents : sizes) {
        measure(out, multiplier, times, embedder, documents);
      }
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void measure(
      PrintWriter out,
      CorpusMultiplier multiplier,
      ScaleTimes times,
      BgeSmallEmbedder embedder,
      int documents)
      throws InterruptedException {
    int[] passages = {0};
    multiplier.each(documents, each -> passages[0] += each.document().passages().size());
    try (TemporaryFolder folder = new TemporaryFolder("bench-scale")) {
      long start = System.nanoTime();
      try (LucenePassageIndex index =
          LucenePassageIndex.open(folder.path(), embedder.dimensions())) {
        multiplier.fill(index, documents);
        index.awaitMerges();
        index.commit();
      }
      double built = seconds(start);
      start = System.nanoTime();
      try (LucenePassageIndex index =
          LucenePassageIndex.open(folder.path(), embedder.dimensions())) {
        times.first(index);
        out.printf(
            Locale.ROOT,
            "%n%d documents, %d passages: built in %.1f s, opened to a first answer in %.2f s,"
                + " %.0f MiB on disk, %.0f MiB of heap after a collection%n%n",
            documents,
            passages[0],
            built,
            seconds(start),
            disk(folder.path()),
            heap());
        times.still(index, ExactNeighbours.of(multiplier, documents, times.vectors()));
        try (DocumentWriting writing = new DocumentWriting(index, documents(multiplier), written)) {
          times.whileWritten(index, writing);
        }
      }
    }
  }

  private List<CorpusChange.Stored> documents(CorpusMultiplier multiplier) {
    Stream.Builder<CorpusChange.Stored> some = Stream.builder();
    multiplier.each(sizes.getFirst(), some::add);
    return some.build().toList();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  private static double disk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum()
          / MEBIBYTE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE;
  }
}
