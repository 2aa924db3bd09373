package io.signalbox.bot.bench.quality;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.bot.bench.retrieval.CachingEmbedder;
import io.signalbox.bot.bench.retrieval.CorpusOption;
import io.signalbox.bot.bench.retrieval.QuestionsOption;
import io.signalbox.knowledge.answering.AnswerSettings;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench answers}, which measures the share of right answers on questions
 * with known proofs.
 */
@Command(
    name = "answers",
    mixinStandardHelpOptions = true,
    description = {
      "Asks questions whose answers are known, and judges each answer by the words it shows:",
      "right and sufficient where the quotation that proves the answer, or its value, stands in"
          + " it.",
      "Beside it the best passage of Easy RAG and the composer before answer selection. A file of",
      "questions is asked over the corpora that its gold_docs name, and over no others."
    })
public final class BenchAnswers implements Callable<Integer> {
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Mixin private CorpusOption corpus = new CorpusOption();
  @Mixin private QuestionsOption questions = new QuestionsOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep vectors here, so that the next run need not wait for them.")
  private @Nullable Path data;

  @Option(names = "--no-baselines", description = "Ask only Signalbox.")
  private boolean alone;

  @Option(
      names = "--floor",
      paramLabel = "N",
      description = "Floor of confidence, 0 to 1, in place of the usual one.")
  private @Nullable Double floor;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write every answer with its verdict.")
  private @Nullable Path json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write one page with all answers side by side, to be read.")
  private @Nullable Path html;

  public BenchAnswers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      CachingEmbedder vectors = CachingEmbedder.in(Optional.ofNullable(data), embedder);
      AnswerRun run = new AnswerRun(vectors, settings(), clock.instant(), !alone, out);
      for (QuestionGroup group : QuestionGroup.of(corpus.folders(), questions.files())) {
        run.ask(group);
      }
      Map<String, List<ScoredAnswer>> scored = new LinkedHashMap<>(run.scored());
      new AnswerTables(out).print(scored);
      printBare(out, run);
      if (json != null) {
        AnswerJson.write(json, scored);
      }
      if (html != null) {
        AnswerPage.write(html, scored);
      }
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  private static void printBare(PrintWriter out, AnswerRun run) {
    AnswerTimes whole = AnswerTimes.of(run.scored().values().iterator().next());
    AnswerTimes bare = run.bare();
    out.printf(
        Locale.ROOT,
        "%nOne embedding and one BM25 search: p50 %.1f ms, p99 %.1f ms. p99 of a whole answer over"
            + " it: %.2f%n",
        bare.median(),
        bare.p99(),
        whole.p99() / bare.p99());
    out.flush();
  }

  private AnswerSettings settings() {
    AnswerSettings usual = AnswerSettings.usual();
    return floor == null
        ? usual
        : new AnswerSettings(floor, usual.staleAfter(), usual.ask(), usual.lookUps());
  }
}
