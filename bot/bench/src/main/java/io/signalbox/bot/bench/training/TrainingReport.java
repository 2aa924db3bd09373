package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.AnswerVerdict;
import io.signalbox.knowledge.answer.composition.SelectionComposer;
import io.signalbox.knowledge.answer.selection.AnswerSelector;
import io.signalbox.knowledge.answer.selection.SelectionModel;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Cross-validates answer selection by corpus, and prints how often the proof is found and shown.
 */
final class TrainingReport {
  private static final int FOLDS = 3;

  private final PrintWriter out;
  private final long seed;
  private final AnswerSelector lists = new AnswerSelector(SelectionModel.parse(List.of()));

  TrainingReport(PrintWriter out, long seed) {
    this.out = out;
    this.seed = seed;
  }

  List<AnsweredQuestion> folds(List<TrainingQuestion> all, List<String> heldOut) {
    out.println(
        "| corpus | questions | proof among candidates | cosine top 1 / 3 | trees"
            + " top 1 / 3 | shown | not sufficient | wrong | characters |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    List<AnsweredQuestion> answered = new ArrayList<>();
    List<String> corpora = all.stream().map(each -> each.question().corpus()).distinct().toList();
    List<String> seen = corpora.stream().filter(each -> !heldOut.contains(each)).toList();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<String> own = new ArrayList<>();
      for (int i = fold; i < seen.size(); i += FOLDS) {
        own.add(seen.get(i));
      }
      answered.addAll(fold(own, all, seen));
    }
    answered.addAll(fold(heldOut, all, seen));
    return answered;
  }

  private List<AnsweredQuestion> fold(
      List<String> own, List<TrainingQuestion> all, List<String> seen) {
    List<AnsweredQuestion> answered = new ArrayList<>();
    List<TrainingQuestion> train =
        all.stream()
            .filter(each -> seen.contains(each.question().corpus()))
            .filter(each -> !own.contains(each.question().corpus()))
            .toList();
    if (own.isEmpty() || train.isEmpty()) {
      return answered;
    }
    FittedScorer scorer = FittedScorer.fit(train, seed);
    for (String corpus : own) {
      List<TrainingQuestion> test =
          all.stream().filter(each -> each.question().corpus().equals(corpus)).toList();
      if (!test.isEmpty()) {
        answered.addAll(answer(corpus, scorer, test));
      }
    }
    return answered;
  }

  private List<AnsweredQuestion> answer(
      String corpus, FittedScorer trees, List<TrainingQuestion> all) {
    List<AnsweredQuestion> answered = answer(trees, all, new SelectionComposer());
    List<AnsweredQuestion> real = answered.stream().filter(AnsweredQuestion::real).toList();
    List<TrainingQuestion> test = all.stream().filter(TrainingQuestion::answerable).toList();
    out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %s | %s | %d | %d | %d | %d |%n",
        corpus,
        test.size(),
        test.stream().filter(TrainingQuestion::hasPositive).count(),
        tops(test, question -> scores(question, row -> row[0])),
        tops(test, trees::scores),
        count(real, AnswerVerdict.RIGHT),
        count(real, AnswerVerdict.NOT_SUFFICIENT),
        count(real, AnswerVerdict.WRONG),
        median(real));
    out.flush();
    return answered;
  }

  private List<AnsweredQuestion> answer(
      FittedScorer trees, List<TrainingQuestion> all, SelectionComposer composer) {
    return all.stream()
        .flatMap(each -> Stream.concat(Stream.of(each), each.withoutProof().stream()))
        .map(each -> AnsweredQuestion.of(each, trees, lists, composer))
        .toList();
  }

  private static int median(List<AnsweredQuestion> answered) {
    List<Integer> lengths =
        answered.stream()
            .filter(AnsweredQuestion::right)
            .map(AnsweredQuestion::length)
            .sorted()
            .toList();
    return lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2);
  }

  private static long count(List<AnsweredQuestion> answered, AnswerVerdict verdict) {
    return answered.stream().filter(each -> each.verdict() == verdict).count();
  }

  /** Prints the numbers of right answers by kind of question. */
  void kinds(List<AnsweredQuestion> answered) {
    Map<String, int[]> kinds = new HashMap<>();
    for (AnsweredQuestion each : answered.stream().filter(AnsweredQuestion::real).toList()) {
      int[] counts = kinds.computeIfAbsent(each.question().question().kind(), k -> new int[2]);
      counts[0] += each.right() ? 1 : 0;
      counts[1]++;
    }
    kinds.forEach((kind, counts) -> out.print(kind + " " + counts[0] + "/" + counts[1] + ", "));
    out.println();
    out.flush();
  }

  private static double[] scores(TrainingQuestion question, ToDoubleFunction<float[]> score) {
    return question.features().stream().mapToDouble(score).toArray();
  }

  private static String tops(
      List<TrainingQuestion> test, Function<TrainingQuestion, double[]> scorer) {
    List<Integer> ranks = new ArrayList<>();
    for (TrainingQuestion question : test) {
      ranks.add(question.hasPositive() ? question.rank(scorer.apply(question)) : 999);
    }
    return ranks.stream().filter(rank -> rank < 1).count()
        + " / "
        + ranks.stream().filter(rank -> rank < 3).count();
  }
}
