package io.signalbox.bot.bench.training;

import io.signalbox.bot.bench.quality.AnswerVerdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Chooses the probability thresholds at which the program answers confidently or as unsure, from
 * the curve of wrong against answered questions. Questions that are asked without their pages are
 * no part of it.
 */
final class OperatingPoints {
  /**
   * Greatest allowed share of wrong answers among all questions, answers to unanswerable ones
   * included.
   */
  private static final double MOST_WRONG = 0.02;

  /** Greatest allowed share of unanswerable questions for which anything at all is shown. */
  private static final double MOST_MADE_UP = 0.4;

  /** Upper limit of the probability of an answer that lacks a thing that was asked for. */
  private static final double LACKING = 0.6;

  private static final int STEPS = 25;

  private final List<AnsweredQuestion> order;
  private final Map<String, Double> probability;
  private final double unanswerable;
  private final double confident;
  private final double unsure;

  /**
   * @param answered of the corpora that are trained on
   * @param probability by question, of decisions that did not see its corpus
   */
  OperatingPoints(List<AnsweredQuestion> answered, Map<String, Double> probability) {
    this.probability = new HashMap<>(probability);
    order = new ArrayList<>(answered.stream().filter(AnsweredQuestion::real).toList());
    order.sort(Comparator.comparingDouble((AnsweredQuestion each) -> -probability(each)));
    unanswerable = (double) order.stream().filter(each -> !answerable(each)).count();
    confident = leastWithWrong();
    unsure = Math.min(confident, leastWithMadeUp());
  }

  double probability(AnsweredQuestion each) {
    double fitted = probability.getOrDefault(each.question().question().id(), 0.0);
    return each.lacking() ? Math.min(fitted, LACKING) : fitted;
  }

  private static boolean answerable(AnsweredQuestion each) {
    return each.question().answerable();
  }

  private static boolean isWrong(AnsweredQuestion each) {
    return each.verdict() == AnswerVerdict.WRONG || each.verdict() == AnswerVerdict.MADE_UP;
  }

  /**
   * Returns the threshold midway between the last answer that keeps the allowed share of wrong ones
   * and the first that does not.
   */
  private double leastWithWrong() {
    double least = 1;
    int wrong = 0;
    for (AnsweredQuestion each : order) {
      wrong += isWrong(each) ? 1 : 0;
      if (wrong > MOST_WRONG * order.size()) {
        return (least + probability(each)) / 2;
      }
      least = probability(each);
    }
    return least;
  }

  private double leastWithMadeUp() {
    double least = 1;
    int made = 0;
    for (AnsweredQuestion each : order) {
      made += answerable(each) ? 0 : 1;
      if (made > MOST_MADE_UP * unanswerable) {
        return (least + probability(each)) / 2;
      }
      least = probability(each);
    }
    return least;
  }

  /** Returns the lines of the weights file with the thresholds, and prints the curve. */
  List<String> lines(PrintWriter out) {
    List<String> lines = new ArrayList<>();
    lines.add("# Curve, on corpora that neither scorer nor decision saw: probability; of all");
    lines.add(
        "# " + order.size() + " questions right and wrong, unanswerable ones among the wrong;");
    lines.add("# of " + (int) unanswerable + " unanswerable ones answered.");
    int step = Math.max(1, order.size() / STEPS);
    for (int i = 0; i < order.size(); i += step) {
      lines.add("# " + counts(order, probability(order.get(i))));
    }
    lines.add(
        String.format(
            Locale.ROOT, "# AUROC of sound against wrong and unanswerable: %.3f", auroc(order)));
    lines.add(
        String.format(
            Locale.ROOT,
            "# Confident: at most %.3f of all wrong. Unsure: at most %.2f of unanswerable shown.",
            MOST_WRONG,
            MOST_MADE_UP));
    lines.add("# confident " + counts(order, confident));
    lines.add("# unsure " + counts(order, unsure));
    lines.forEach(out::println);
    lines.add(String.format(Locale.ROOT, "value confident %.4f", floor(confident)));
    lines.add(String.format(Locale.ROOT, "value unsure %.4f", floor(unsure)));
    out.flush();
    return lines;
  }

  private static double floor(double value) {
    return Math.floor(value * 1e4) / 1e4;
  }

  private String counts(List<AnsweredQuestion> all, double least) {
    List<AnsweredQuestion> given = all.stream().filter(each -> probability(each) >= least).toList();
    double nothing = (double) all.stream().filter(each -> !answerable(each)).count();
    return String.format(
        Locale.ROOT,
        "%.3f right %.3f wrong %.3f unanswerable %.3f",
        least,
        (double) given.stream().filter(AnsweredQuestion::right).count() / all.size(),
        (double) given.stream().filter(OperatingPoints::isWrong).count() / all.size(),
        given.stream().filter(each -> !answerable(each)).count() / Math.max(1, nothing));
  }

  /**
   * Prints the results of the thresholds on corpora that were not trained on.
   *
   * @param probabilities of the decision that is written, by question
   */
  void heldOut(
      PrintWriter out, List<AnsweredQuestion> answered, Map<String, Double> probabilities) {
    probability.putAll(probabilities);
    List<AnsweredQuestion> all = answered.stream().filter(AnsweredQuestion::real).toList();
    for (String corpus :
        all.stream().map(each -> each.question().question().corpus()).distinct().toList()) {
      List<AnsweredQuestion> own =
          new ArrayList<>(
              all.stream()
                  .filter(each -> each.question().question().corpus().equals(corpus))
                  .toList());
      own.sort(Comparator.comparingDouble((AnsweredQuestion each) -> -probability(each)));
      out.printf(
          Locale.ROOT,
          "%s, held out: %d questions, %d of them unanswerable; right before the decision %.3f%n"
              + "  confident from %s%n  shown from %s%n  AUROC %.3f%n",
          corpus,
          own.size(),
          own.stream().filter(each -> !answerable(each)).count(),
          (double) own.stream().filter(AnsweredQuestion::right).count() / own.size(),
          counts(own, confident),
          counts(own, unsure),
          auroc(own));
    }
    out.flush();
  }

  private static double auroc(List<AnsweredQuestion> order) {
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
