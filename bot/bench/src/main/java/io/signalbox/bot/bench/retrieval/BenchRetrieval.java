package io.signalbox.bot.bench.retrieval;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.TemporaryFolder;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.ingestion.run.SourceReport;
import io.signalbox.knowledge.evaluation.GoldenQuestion;
import io.signalbox.knowledge.evaluation.RetrievalMeasures;
import io.signalbox.knowledge.evaluation.RetrievalRun;
import io.signalbox.knowledge.search.DocumentSearch;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.lucene.LucenePassageIndex;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench retrieval}, which measures search quality on questions with known
 * documents.
 */
@Command(
    name = "retrieval",
    mixinStandardHelpOptions = true,
    description = "Measures search on questions whose right documents are known.")
public final class BenchRetrieval implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private CorpusOption corpus = new CorpusOption();
  @Mixin private QuestionsOption questions = new QuestionsOption();

  @Option(
      names = "--run",
      paramLabel = "FILE",
      description = "Write the rankings of all questions as a TREC run file.")
  private @Nullable Path runFile;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep vectors here, so that the next run need not wait for them.")
  private @Nullable Path data;

  @Option(
      names = "--baseline",
      description = "Also run BM25 as it comes and the Easy RAG recipe, in this same run.")
  private boolean baseline;

  @Option(
      names = "--ablation",
      description = "Also run with each ingredient left out, to show what it is worth.")
  private boolean ablation;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (BenchCorpus bench = new BenchCorpus();
        TemporaryFolder folder = new TemporaryFolder("bench-index");
        BgeSmallEmbedder model = new BgeSmallEmbedder();
        LucenePassageIndex index = LucenePassageIndex.open(folder.path(), model.dimensions())) {
      Embedder embedder = CachingEmbedder.in(Optional.ofNullable(data), model);
      List<List<GoldenQuestion>> sets = questions.files().stream().map(QuestionFile::read).toList();
      List<SourceReport> reports = bench.read(corpus.folders());
      long skipped = reports.stream().mapToLong(SourceReport::skippedCount).sum();
      out.printf(
          Locale.ROOT,
          "%d documents, %d passages, %d files skipped%n",
          bench.corpus().size(),
          bench.corpus().passages(),
          skipped);
      out.flush();
      bench.fill(index, embedder);
      report(out, sets, new DocumentSearch(index, embedder));
      if (ablation) {
        AblationStudy.variants()
            .forEach(
                (name, weights) ->
                    rows(out, sets, name, new DocumentSearch(index, embedder, weights)));
      }
      if (baseline) {
        reportBaselines(out, sets, bench.texts(corpus.folders()));
      }
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void report(PrintWriter out, List<List<GoldenQuestion>> sets, Retriever signalbox) {
    new MeasureTable(out).header();
    List<RetrievalRun> all = rows(out, sets, "Signalbox", signalbox);
    Optional.ofNullable(runFile).ifPresent(file -> TrecRun.write(file, all, "signalbox"));
  }

  private List<RetrievalRun> rows(
      PrintWriter out, List<List<GoldenQuestion>> sets, String system, Retriever retriever) {
    List<RetrievalRun> all = new ArrayList<>();
    for (int i = 0; i < sets.size(); i++) {
      String set = String.valueOf(questions.files().get(i).getFileName());
      RetrievalBench.BenchResult result =
          RetrievalBench.ask(sets.get(i), RetrievalBench.signalbox(retriever));
      new MeasureTable(out)
          .row(set, system, RetrievalMeasures.of(result.runs()), result.nanoseconds());
      all.addAll(result.runs());
    }
    return all;
  }

  private void reportBaselines(
      PrintWriter out, List<List<GoldenQuestion>> sets, Map<String, String> texts) {
    EasyRag easyRag = new EasyRag();
    easyRag.add(texts);
    Map<String, Function<String, RetrievalBench.FoundDocuments>> systems = new LinkedHashMap<>();
    systems.put("BM25, StandardAnalyzer", RetrievalBench.bm25(PlainBm25.standard(texts)));
    systems.put("BM25, EnglishAnalyzer", RetrievalBench.bm25(PlainBm25.english(texts)));
    systems.put("Easy RAG", RetrievalBench.easyRag(easyRag));
    MeasureTable table = new MeasureTable(out);
    for (int i = 0; i < sets.size(); i++) {
      String set = String.valueOf(questions.files().get(i).getFileName());
      for (Map.Entry<String, Function<String, RetrievalBench.FoundDocuments>> system :
          systems.entrySet()) {
        RetrievalBench.BenchResult result = RetrievalBench.ask(sets.get(i), system.getValue());
        table.row(set, system.getKey(), RetrievalMeasures.of(result.runs()), result.nanoseconds());
      }
    }
  }
}
