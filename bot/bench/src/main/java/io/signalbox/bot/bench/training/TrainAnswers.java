package io.signalbox.bot.bench.training;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.bench.process.UnusableInputException;
import io.signalbox.bot.bench.quality.ProvenQuestion;
import io.signalbox.bot.bench.quality.ProvenQuestionFile;
import io.signalbox.bot.bench.retrieval.CachingEmbedder;
import io.signalbox.bot.bench.retrieval.CorpusOption;
import io.signalbox.bot.bench.retrieval.QuestionsOption;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.QuestionFeatures;
import io.signalbox.knowledge.answer.selection.QuestionParts;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.search.Embedder;
import io.signalbox.knowledge.search.Retriever;
import io.signalbox.knowledge.search.SearchQuery;
import io.signalbox.knowledge.search.SearchRanking;
import io.signalbox.tools.gateway.embedded.BgeSmallEmbedder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench train-answers}, which fits the weights of answer selection and
 * writes the weights file.
 */
@Command(
    name = "train-answers",
    mixinStandardHelpOptions = true,
    description = "Fits answer selection on labelled questions, and shows what it is worth.")
public final class TrainAnswers implements Callable<Integer> {
  private final Clock clock;

  @Spec private CommandSpec spec;

  @Mixin private CorpusOption corpora = new CorpusOption();
  @Mixin private QuestionsOption questions = new QuestionsOption();

  @Option(
      names = "--held-out",
      arity = "0..*",
      paramLabel = "NAME",
      description = "Names of folders that are only tested on.")
  private List<String> heldOut = List.of();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "NUMBER",
      description = "Seed of the draws of questions and features that each tree is grown on.")
  private long seed;

  @Option(names = "--out", paramLabel = "FILE", description = "Where the weights are written.")
  private @Nullable Path output;

  @Option(
      names = "--cache",
      defaultValue = ".signalbox-training.vectors",
      paramLabel = "FILE",
      description = "File that keeps vectors between runs.")
  private Path cache = Path.of("");

  @Option(names = "--examples", paramLabel = "FILE", description = "Where all answers are written.")
  private @Nullable Path examples;

  public TrainAnswers(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (BgeSmallEmbedder embedder = new BgeSmallEmbedder()) {
      List<TrainingQuestion> all = describe(out, CachingEmbedder.at(cache, embedder));
      TrainingReport report = new TrainingReport(out, seed);
      List<AnsweredQuestion> answered = report.folds(all, heldOut);
      report.kinds(answered);
      List<AnsweredQuestion> own = seen(answered, true);
      DecisionModel decision = DecisionModel.of(own);
      OperatingPoints points = new OperatingPoints(own, decision.unseenProbabilities());
      List<String> lines = new ArrayList<>(points.lines(out));
      List<AnsweredQuestion> others = seen(answered, false);
      points.heldOut(out, others, decision.probabilities(others));
      if (examples != null) {
        AnswerListing.write(examples, answered, points);
      }
      if (output != null) {
        List<TrainingQuestion> train =
            all.stream().filter(each -> !heldOut.contains(each.question().corpus())).toList();
        lines.addAll(decision.lines());
        lines.addAll(FittedScorer.fit(train, seed).lines());
        Files.write(output, header(train, lines));
      }
      return ExitCode.OK;
    } catch (UnusableInputException e) {
      spec.commandLine().getErr().println("signalbox: " + e.getMessage());
      return ExitCode.USAGE;
    }
  }

  /**
   * Returns the answers about the corpora that are trained on, or those about the held-out ones.
   */
  private List<AnsweredQuestion> seen(List<AnsweredQuestion> answered, boolean wanted) {
    return answered.stream()
        .filter(each -> heldOut.contains(each.question().question().corpus()) != wanted)
        .toList();
  }

  private List<String> header(List<TrainingQuestion> train, List<String> lines) {
    List<String> all = new ArrayList<>();
    all.add("# Weights of answer selection: a fitted data file, not edited by hand.");
    all.add("# Made by, in folders as knowledge/training/README.md says: " + command());
    all.add(
        "# Data: "
            + train.stream().filter(each -> each.shown() == TrainingQuestion.Shown.ALL).count()
            + " questions, and "
            + train.stream()
                .filter(each -> each.shown() == TrainingQuestion.Shown.PAGES_REMOVED)
                .count()
            + " once more without the pages that answer them, or without those passages alone, of "
            + train.stream().map(each -> each.question().corpus()).distinct().sorted().toList());
    all.add("# Held out, never fitted on: " + heldOut.stream().sorted().toList());
    all.add("# Date: " + LocalDate.now(clock));
    all.addAll(lines);
    return all;
  }

  /** Returns the command line without folder paths, for the header of the weights file. */
  private String command() {
    StringBuilder command = new StringBuilder("signalbox bench train-answers --seed " + seed);
    command.append(" --corpus");
    corpora.folders().forEach(each -> command.append(' ').append(each.getFileName()));
    command.append(" --questions");
    questions.files().forEach(each -> command.append(' ').append(each.getFileName()));
    if (!heldOut.isEmpty()) {
      command.append(" --held-out ").append(String.join(" ", heldOut));
    }
    return command.toString();
  }

  /**
   * Returns the question with its right pages removed, as an example of a plausible question that
   * nothing answers.
   */
  private static TrainingQuestion withoutItsPages(
      ProvenQuestion question, TrainingCorpus corpus, AnswerSelector selector) {
    SearchRanking ranking =
        corpus
            .without(question.pages())
            .find(new SearchQuery(question.text(), Audience.anyone(), Set.of()));
    return TrainingQuestion.of(
        question,
        TrainingQuestion.Shown.PAGES_REMOVED,
        ranking,
        selector.describe(question.text(), ranking));
  }

  private static List<TrainingQuestion.TrainingPart> parts(
      ProvenQuestion question, Retriever retriever, AnswerSelector selector) {
    List<String> parts = QuestionParts.of(question.text());
    return parts.size() < 2
        ? List.of()
        : parts.stream().map(part -> part(part, retriever, selector)).toList();
  }

  private static TrainingQuestion.TrainingPart part(
      String text, Retriever retriever, AnswerSelector selector) {
    SearchRanking ranking = retriever.find(new SearchQuery(text, Audience.anyone(), Set.of()));
    return new TrainingQuestion.TrainingPart(text, ranking, selector.describe(text, ranking));
  }

  private List<TrainingQuestion> describe(PrintWriter out, Embedder embedder) {
    AnswerSelector selector = new AnswerSelector(SelectionModel.parse(List.of()));
    Map<String, List<ProvenQuestion>> byCorpus = new LinkedHashMap<>();
    for (Path file : questions.files()) {
      for (ProvenQuestion question : ProvenQuestionFile.read(file)) {
        byCorpus.computeIfAbsent(question.corpus(), absent -> new ArrayList<>()).add(question);
      }
    }
    List<TrainingQuestion> all = new ArrayList<>();
    for (Path folder : corpora.folders()) {
      List<ProvenQuestion> own =
          byCorpus.getOrDefault(String.valueOf(folder.getFileName()), List.of());
      try (TrainingCorpus corpus = new TrainingCorpus(folder, embedder)) {
        Retriever retriever = corpus.retriever();
        for (ProvenQuestion question : own) {
          SearchRanking ranking =
              retriever.find(new SearchQuery(question.text(), Audience.anyone(), Set.of()));
          QuestionFeatures described = selector.describe(question.text(), ranking);
          all.add(
              TrainingQuestion.of(question, TrainingQuestion.Shown.ALL, ranking, described)
                  .with(parts(question, retriever, selector)));
          if (question.answerable()) {
            all.add(withoutItsPages(question, corpus, selector));
          }
        }
        out.printf(
            Locale.ROOT,
            "%s: %d documents, %d questions%n",
            folder.getFileName(),
            corpus.documents(),
            own.size());
        out.flush();
      }
    }
    return all;
  }
}
