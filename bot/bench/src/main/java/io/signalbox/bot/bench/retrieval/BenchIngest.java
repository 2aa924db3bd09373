package io.signalbox.bot.bench.retrieval;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.knowledge.search.IndexUpdater;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench ingest}, which measures the speed of ingestion beside Easy RAG's
 * embedding.
 */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Measures ingestion: documents and passages a second, peak memory, Easy RAG's rate beside"
            + " it.")
public final class BenchIngest implements Callable<Integer> {
  private static final double NANOS = 1e9;
  private static final int MEBIBYTE = 1 << 20;

  /**
   * Number of passages that each system embeds per turn, so that changes of the machine's speed
   * affect both.
   */
  private static final int TURN = 100;

  @Spec private CommandSpec spec;

  @Mixin private CorpusOption corpus = new CorpusOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (BenchCorpus bench = new BenchCorpus();
        BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      ingest(out, bench, embedder);
      compareEmbedding(out, bench, embedder);
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void ingest(PrintWriter out, BenchCorpus bench, BgeSmallEmbedder embedder) {
    try (TemporaryFolder folder = new TemporaryFolder("bench-ingest");
        LucenePassageIndex index = LucenePassageIndex.open(folder.path(), embedder.dimensions())) {
      long start = System.nanoTime();
      int skipped =
          bench.read(corpus.folders()).stream().mapToInt(report -> report.skipped().size()).sum();
      IndexUpdater follower = new IndexUpdater(bench.corpus(), index, embedder);
      follower.catchUp(count -> {});
      double words = seconds(start);
      for (int done = follower.embedSome(); done > 0; done = follower.embedSome()) {
        follower.catchUp(count -> {});
      }
      double all = seconds(start);
      double documents = bench.corpus().size();
      double passages = bench.corpus().passages();
      out.printf(
          Locale.ROOT,
          "%.0f documents, %.0f passages, %d files skipped%n",
          documents,
          passages,
          skipped);
      out.printf(
          Locale.ROOT,
          "findable by words after   %7.2f s  (%.0f documents/s)%n",
          words,
          documents / words);
      out.printf(
          Locale.ROOT,
          "findable by meaning after %7.2f s  (%.1f documents/s, %.1f passages/s)%n",
          all,
          documents / all,
          passages / all);
      out.printf(Locale.ROOT, "peak heap %d MiB%n", peakHeap() / MEBIBYTE);
      out.flush();
    }
  }

  private static void compareEmbedding(
      PrintWriter out, BenchCorpus bench, BgeSmallEmbedder embedder) {
    List<String> texts = bench.passageTexts();
    EasyRag easyRag = new EasyRag();
    List<String> warmUp = texts.subList(0, Math.min(20, texts.size()));
    long warm = embedder.embedPassages(warmUp).size() + (long) easyRag.embed(warmUp);
    double ours = 0;
    double theirs = 0;
    for (int from = 0; from < texts.size(); from += TURN) {
      List<String> turn = texts.subList(from, Math.min(texts.size(), from + TURN));
      long start = System.nanoTime();
      warm += embedder.embedPassages(turn).size();
      ours += seconds(start);
      start = System.nanoTime();
      warm += easyRag.embed(turn);
      theirs += seconds(start);
    }
    out.printf(
        Locale.ROOT,
        "embedding the same %d passages in turns: Signalbox %.1f/s, Easy RAG %.1f/s, ratio %.2f%n",
        texts.size(),
        texts.size() / ours,
        texts.size() / theirs,
        theirs / ours);
    if (warm == 0) {
      out.println("nothing was embedded");
    }
    out.flush();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / NANOS;
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }
}
