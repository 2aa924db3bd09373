package io.signalbox.bot.bench.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Linear weights with the softmax loss over the candidates of each question and a ridge penalty,
 * fitted by Adam (Kingma and Ba, 2015) on standardised features.
 */
final class ConditionalLogit {
  private static final int ROUNDS = 250;
  private static final double RATE = 0.03;

  private ConditionalLogit() {}

  /** Fits, and gives the weights as the weights file has them. */
  static List<String> fit(List<TrainingQuestion> all, List<String> names, double ridge) {
    List<TrainingQuestion> questions = all.stream().filter(TrainingQuestion::hasPositive).toList();
    int features = names.size();
    double[] scale = scale(questions, features);
    double[] weights = new double[features];
    double[] first = new double[features];
    double[] second = new double[features];
    for (int round = 1; round <= ROUNDS; round++) {
      double[] gradient = new double[features];
      for (TrainingQuestion question : questions) {
        add(question, weights, scale, gradient);
      }
      for (int f = 0; f < features; f++) {
        double g = gradient[f] / questions.size() + ridge * weights[f];
        first[f] = 0.9 * first[f] + 0.1 * g;
        second[f] = 0.999 * second[f] + 0.001 * g * g;
        double m = first[f] / (1 - Math.pow(0.9, round));
        double v = second[f] / (1 - Math.pow(0.999, round));
        weights[f] -= RATE * m / (Math.sqrt(v) + 1e-8);
      }
    }
    List<String> lines = new ArrayList<>();
    for (int f = 0; f < features; f++) {
      lines.add(String.format(Locale.ROOT, "weight %s %.5f", names.get(f), weights[f] * scale[f]));
    }
    return lines;
  }

  private static double[] scale(List<TrainingQuestion> questions, int features) {
    double[] sum = new double[features];
    double[] squares = new double[features];
    long count = 0;
    for (TrainingQuestion question : questions) {
      for (float[] row : question.features()) {
        count++;
        for (int f = 0; f < features; f++) {
          sum[f] += row[f];
          squares[f] += (double) row[f] * row[f];
        }
      }
    }
    double[] scale = new double[features];
    for (int f = 0; f < features; f++) {
      double mean = sum[f] / count;
      double deviation = Math.sqrt(Math.max(0, squares[f] / count - mean * mean));
      scale[f] = deviation < 1e-6 ? 0 : 1 / deviation;
    }
    return scale;
  }

  private static void add(
      TrainingQuestion question, double[] weights, double[] scale, double[] gradient) {
    int count = question.features().size();
    double[] scores = new double[count];
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      float[] row = question.features().get(i);
      for (int f = 0; f < weights.length; f++) {
        scores[i] += weights[f] * scale[f] * row[f];
      }
      best = Math.max(best, scores[i]);
    }
    double all = 0;
    double right = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = Math.exp(scores[i] - best);
      all += scores[i];
      right += question.positive()[i] ? scores[i] : 0;
    }
    for (int i = 0; i < count; i++) {
      double g = scores[i] / all - (question.positive()[i] ? scores[i] / right : 0);
      if (Math.abs(g) > 1e-7) {
        float[] row = question.features().get(i);
        for (int f = 0; f < gradient.length; f++) {
          gradient[f] += g * scale[f] * row[f];
        }
      }
    }
  }
}
