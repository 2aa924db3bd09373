package io.signalbox.bot.bench.answer;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.bot.bench.retrieval.BenchCorpus;
import io.signalbox.bot.bench.retrieval.CorpusMultiplier;
import io.signalbox.bot.bench.retrieval.PlainBm25;
import io.signalbox.bot.bench.retrieval.QuestionFile;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.knowledge.answering.OwnershipContacts;
import io.signalbox.knowledge.answering.QuestionAnswering;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.lookup.LookUp;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench ask}, which measures the time of whole answers beside that of one
 * embedding and one search.
 */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    description = {
      "Measures whole answers, 1 and 20 askers at a time, over the corpus and over 20,000 documents"
          + " made of it,",
      "beside the bare cost of one query embedding plus one BM25 search over the same documents."
    })
public final class BenchAsk implements Callable<Integer> {
  private static final double NANOS_PER_MILLI = 1e6;

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Option(names = "--corpus", arity = "1..*", paramLabel = "DIR", description = "Folders of pages.")
  private List<Path> folders = List.of();

  @Option(
      names = "--questions",
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON lines with questions.")
  private List<Path> questionFiles = List.of();

  @Option(
      names = "--documents",
      defaultValue = "20000",
      description = "Size of the large corpus (default: ${DEFAULT-VALUE}).")
  private int large = 20_000;

  @Option(
      names = "--rounds",
      defaultValue = "10",
      description = "How often each question is asked (default: ${DEFAULT-VALUE}).")
  private int rounds = 10;

  @Option(
      names = "--slack",
      description =
          "Ask over the local workspace's socket instead, with the sample organisation: 1 and 20 at"
              + " a time, with disconnects, 429s, lost replies and a kill -9.")
  private boolean slack;

  public BenchAsk(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (slack) {
      new BenchAskSlack(out, rounds, clock).run();
      return ExitCode.OK;
    }
    if (folders.isEmpty() || questionFiles.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Say --corpus DIR… and --questions FILE…, or --slack.");
    }
    try (BenchCorpus bench = new BenchCorpus();
        BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      List<String> questions =
          questionFiles.stream()
              .flatMap(file -> QuestionFile.read(file).stream())
              .map(GoldenQuestion::text)
              .toList();
      bench.read(folders);
      bench.embed(embedder);
      out.println("| documents | askers | what | p50 ms | p99 ms | p99 over bare |");
      out.println("| --- | --- | --- | --- | --- | --- |");
      out.flush();
      measure(out, bench, embedder, questions, (int) bench.corpus().size());
      measure(out, bench, embedder, questions, large);
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void measure(
      PrintWriter out,
      BenchCorpus bench,
      BgeSmallEmbedder embedder,
      List<String> questions,
      int documents) {
    try (TemporaryFolder folder = new TemporaryFolder("bench-ask");
        LucenePassageIndex index = LucenePassageIndex.open(folder.path(), embedder.dimensions())) {
      CorpusMultiplier multiplier = new CorpusMultiplier(bench.stored(embedder.model()));
      multiplier.fill(index, documents);
      index.awaitMerges();
      PlainBm25 bm25 = PlainBm25.english(multiplier.texts(documents));
      QuestionAnswering answering =
          new QuestionAnswering(
              new LookUp(bench.onCall(), bench.ownership())::answer,
              new DocumentSearch(index, embedder),
              new OwnershipContacts(bench.ownership()),
              AnswerSettings.usual(),
              Optional.empty(),
              new SecureRandom());
      for (int askers : new int[] {1, 20}) {
        Histogram bare =
            ConcurrentAskers.run(
                askers,
                rounds,
                questions,
                text -> embedder.embedQuery(text).length + bm25.find(text, 10).size());
        Histogram whole = ConcurrentAskers.run(askers, rounds, questions, answer(answering));
        row(out, documents, askers, "embedding + BM25 search", bare, bare);
        row(out, documents, askers, "whole answer", whole, bare);
      }
    }
  }

  private static ToIntFunction<String> answer(QuestionAnswering answering) {
    return text ->
        answering
            .answer(new Question(text, Audience.anyone(), Instant.EPOCH, ZoneOffset.UTC))
            .hashCode();
  }

  private static void row(
      PrintWriter out, int documents, int askers, String what, Histogram times, Histogram bare) {
    out.printf(
        Locale.ROOT,
        "| %d | %d | %s | %.1f | %.1f | %.2f |%n",
        documents,
        askers,
        what,
        times.getValueAtPercentile(50) / NANOS_PER_MILLI,
        times.getValueAtPercentile(99) / NANOS_PER_MILLI,
        (double) times.getValueAtPercentile(99) / bare.getValueAtPercentile(99));
    out.flush();
  }
}
