package io.signalbox.bot.bench.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Prints how often the proof is found, by corpus, by scorers that did not see the corpus. */
final class TrainingReport {
  private final PrintWriter out;

  TrainingReport(PrintWriter out) {
    this.out = out;
  }

  void folds(List<TrainingQuestion> all, List<String> heldOut) {
    List<String> corpora =
        all.stream().map(each -> each.question().corpus()).distinct().toList();
    out.println("| corpus | questions | proof among candidates | cosine top 1 / 3 | linear top 1 / 3 | trees top 1 / 3 |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    for (String corpus : corpora) {
      List<TrainingQuestion> train =
          all.stream()
              .filter(each -> !each.question().corpus().equals(corpus))
              .filter(each -> !heldOut.contains(each.question().corpus()))
              .toList();
      List<TrainingQuestion> test =
          all.stream()
              .filter(each -> each.question().corpus().equals(corpus))
              .filter(each -> each.question().answerable())
              .toList();
      if (test.isEmpty() || train.isEmpty()) {
        continue;
      }
      FittedScorer linear = FittedScorer.linear(train);
      FittedScorer trees = FittedScorer.fit(train);
      out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %s | %s | %s |%n",
          corpus,
          test.size(),
          test.stream().filter(TrainingQuestion::hasPositive).count(),
          tops(test, question -> scores(question, row -> row[0])),
          tops(test, linear::scores),
          tops(test, trees::scores));
      out.flush();
    }
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
