package io.signalbox.bot.bench.training;

import io.signalbox.knowledge.answer.selection.AnswerSignals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Logistic regression with a ridge penalty that predicts from an answer's signs whether it comes
 * from a right place.
 */
final class DecisionFit {
  private static final int ROUNDS = 400;
  private static final double RATE = 0.05;
  private static final double RIDGE = 0.05;

  /** Share of a sign's values at either end at which the sign is clipped. */
  private static final double OUTER = 0.01;

  private final List<AnsweredQuestion> answered;
  private final double[] weight;
  private final double whole;
  private final double[] weights;
  private final double[] mean;
  private final double[] scale;
  private final double[] least;
  private final double[] most;
  private double bias;

  private DecisionFit(int signs, List<AnsweredQuestion> answered, double[] weight) {
    this.answered = answered;
    this.weight = weight;
    this.whole = Arrays.stream(weight).sum();
    weights = new double[signs];
    mean = new double[signs];
    scale = new double[signs];
    least = new double[signs];
    most = new double[signs];
  }

  /**
   * @param weight of each
   */
  static DecisionFit of(List<AnsweredQuestion> answered, double[] weight) {
    DecisionFit fit = new DecisionFit(AnswerSignals.names().size(), answered, weight);
    fit.cutOff();
    fit.standardise();
    fit.descend();
    return fit;
  }

  /** Finds for each sign the range of nearly all answers, to which values are clipped. */
  private void cutOff() {
    for (int s = 0; s < weights.length; s++) {
      int sign = s;
      double[] values =
          answered.stream()
              .mapToDouble(each -> each.signs().getFirst().values()[sign])
              .sorted()
              .toArray();
      int outer = (int) (OUTER * values.length);
      least[s] = values[outer];
      most[s] = values[values.length - 1 - outer];
    }
  }

  private double value(AnswerSignals signs, int sign) {
    return Math.clamp(signs.values()[sign], least[sign], most[sign]);
  }

  private void standardise() {
    for (int s = 0; s < weights.length; s++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < weight.length; i++) {
        double value = value(answered.get(i).signs().getFirst(), s);
        sum += weight[i] * value;
        squares += weight[i] * value * value;
      }
      mean[s] = sum / whole;
      double deviation = Math.sqrt(Math.max(0, squares / whole - mean[s] * mean[s]));
      scale[s] = deviation < 1e-6 ? 0 : 1 / deviation;
    }
  }

  private void descend() {
    double[] second = new double[weights.length + 1];
    double[] first = new double[weights.length + 1];
    for (int round = 1; round <= ROUNDS; round++) {
      double[] gradient = new double[weights.length + 1];
      for (int i = 0; i < weight.length; i++) {
        AnsweredQuestion each = answered.get(i);
        double likely = 1 / (1 + Math.exp(-odds(each.signs().getFirst())));
        double error = weight[i] * (likely - (each.sound() ? 1 : 0));
        for (int s = 0; s < weights.length; s++) {
          gradient[s] += error * (value(each.signs().getFirst(), s) - mean[s]) * scale[s];
        }
        gradient[weights.length] += error;
      }
      for (int s = 0; s <= weights.length; s++) {
        double g = gradient[s] / whole + (s < weights.length ? RIDGE * weights[s] : 0);
        first[s] = 0.9 * first[s] + 0.1 * g;
        second[s] = 0.999 * second[s] + 0.001 * g * g;
        double step =
            RATE
                * (first[s] / (1 - Math.pow(0.9, round)))
                / (Math.sqrt(second[s] / (1 - Math.pow(0.999, round))) + 1e-8);
        if (s < weights.length) {
          weights[s] -= step;
        } else {
          bias -= step;
        }
      }
    }
  }

  /** Returns the log odds that an answer with these signs comes from a right place. */
  double odds(AnswerSignals signs) {
    double sum = bias;
    for (int s = 0; s < weights.length; s++) {
      sum += weights[s] * (value(signs, s) - mean[s]) * scale[s];
    }
    return sum;
  }

  /**
   * Returns the lines of the weights file.
   *
   * @param slope by which the log odds are multiplied
   * @param offset that is added then
   */
  List<String> lines(double slope, double offset) {
    List<String> lines = new ArrayList<>();
    double shifted = bias;
    List<String> names = AnswerSignals.names();
    for (int s = 0; s < weights.length; s++) {
      shifted -= weights[s] * mean[s] * scale[s];
      lines.add(
          String.format(
              Locale.ROOT,
              "sign %s %.5f %.5f %.5f",
              names.get(s),
              slope * weights[s] * scale[s],
              least[s],
              most[s]));
    }
    lines.add(String.format(Locale.ROOT, "value bias %.5f", slope * shifted + offset));
    return lines;
  }
}
