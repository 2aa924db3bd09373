package io.signalbox.bot.bench.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Curve of wrong against answered, and the points on it that the program answers at. */
final class OperatingPoints {
  /** Most wrong answers to what the pages do answer, of all questions. */
  private static final double MOST_WRONG = 0.02;

  /**
   * Most answers to what nothing answers: the questions of the training set are of the hardest
   * kind, about another thing of the same sort.
   */
  private static final double MOST_MADE_UP = 1.0 / 3;

  /** Share of the answerable questions for which something is shown. */
  private static final double LEAST_SHOWN = 0.92;

  private final List<AnsweredQuestion> answered;
  private final Map<String, Double> probability = new HashMap<>();

  /** Probabilities of each corpus come from a decision fitted on the others. */
  OperatingPoints(List<AnsweredQuestion> answered) {
    this.answered = answered;
    Map<String, List<AnsweredQuestion>> byCorpus = new LinkedHashMap<>();
    answered.forEach(
        each ->
            byCorpus
                .computeIfAbsent(each.question().question().corpus(), k -> new ArrayList<>())
                .add(each));
    byCorpus.forEach(
        (corpus, own) -> {
          List<AnsweredQuestion> others =
              answered.stream()
                  .filter(each -> !each.question().question().corpus().equals(corpus))
                  .toList();
          DecisionFit fit = DecisionFit.of(others.isEmpty() ? own : others);
          own.forEach(
              each ->
                  probability.put(each.question().question().id(), fit.probability(each.signs())));
        });
  }

  double probability(AnsweredQuestion each) {
    return probability.getOrDefault(each.question().question().id(), 0.0);
  }

  /** Lines of the weights file with the points; the curve is printed as it stands there. */
  List<String> lines(PrintWriter out) {
    List<AnsweredQuestion> order = new ArrayList<>(answered);
    order.sort(Comparator.comparingDouble((AnsweredQuestion each) -> -probability(each)));
    double confident = 1;
    double unsure = 1;
    List<String> lines = new ArrayList<>();
    lines.add("# Curve, on corpora that neither scorer nor decision saw: probability, right and");
    lines.add("# wrong of all " + order.size() + " questions, unanswerable ones answered.");
    int right = 0;
    int wrong = 0;
    int made = 0;
    int answerable = 0;
    long unanswerable = order.stream().filter(e -> !e.question().question().answerable()).count();
    for (int i = 0; i < order.size(); i++) {
      AnsweredQuestion each = order.get(i);
      right += each.right() ? 1 : 0;
      wrong += isWrong(each) ? 1 : 0;
      made += each.question().question().answerable() ? 0 : 1;
      double at = probability(each);
      if (wrong <= MOST_WRONG * order.size() && made <= MOST_MADE_UP * unanswerable) {
        confident = at;
      }
      answerable += each.question().question().answerable() ? 1 : 0;
      if (answerable <= LEAST_SHOWN * (order.size() - unanswerable)) {
        unsure = at;
      }
      if (i % Math.max(1, order.size() / 20) == 0) {
        lines.add(curveLine(at, order, right, wrong, made / Math.max(1.0, (double) unanswerable)));
      }
    }
    lines.add(
        String.format(
            Locale.ROOT, "# AUROC of sound against wrong and unanswerable: %.3f", auroc(order)));
    lines.forEach(out::println);
    lines.add(String.format(Locale.ROOT, "value confident %.4f", confident));
    lines.add(String.format(Locale.ROOT, "value unsure %.4f", Math.min(unsure, confident)));
    out.printf(Locale.ROOT, "confident from %.3f, unsure from %.3f%n", confident, unsure);
    out.flush();
    return lines;
  }

  private static String curveLine(
      double at, List<AnsweredQuestion> order, int right, int wrong, double madeUp) {
    return String.format(
        Locale.ROOT,
        "# %.3f right %.3f wrong %.3f unanswerable %.3f",
        at,
        (double) right / order.size(),
        (double) wrong / order.size(),
        madeUp);
  }

  private static boolean isWrong(AnsweredQuestion each) {
    return each.verdict() == io.signalbox.bot.bench.quality.AnswerVerdict.WRONG;
  }

  private double auroc(List<AnsweredQuestion> order) {
    long pairs = 0;
    long wrongBefore = 0;
    long sum = 0;
    for (AnsweredQuestion each : order) {
      if (each.sound()) {
        sum += wrongBefore;
        pairs++;
      } else {
        wrongBefore++;
      }
    }
    return pairs == 0 || wrongBefore == 0 ? 0 : 1 - (double) sum / (pairs * wrongBefore);
  }
}
