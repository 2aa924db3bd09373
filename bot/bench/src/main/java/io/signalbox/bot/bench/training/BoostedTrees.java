package io.signalbox.bot.bench.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Trainer of gradient-boosted trees that score the candidate passages of a question. The softmax
 * loss gives the candidates that prove the answer the probability together. Second-order leaf
 * values (Chen and Guestrin, "XGBoost", 2016); features are cut into quantiles.
 */
final class BoostedTrees {
  private static final int BINS = 32;

  /** Number of a question's nearest candidates that are trained on, besides some of the others. */
  private static final int NEAREST = 70;

  private static final int OTHERS = 40;

  private final List<TrainingQuestion> questions;
  private final TreeSettings settings;
  private final List<String> names;
  private final int features;
  private final int[] start;
  private final byte[][] bins;
  private final float[][] cuts;
  private final double[] scores;
  private final double[] gradient;
  private final double[] hessian;
  private final List<String> trees = new ArrayList<>();

  /**
   * Hyperparameters of the boosted trees: size, learning rate, sampling and regularisation.
   *
   * @param rows share of the questions that each tree sees
   * @param columns share of the features that each tree sees
   * @param prior weight of the cosine that the trees correct
   */
  record TreeSettings(
      int trees,
      int depth,
      double rate,
      double rows,
      double columns,
      double leastWeight,
      double ridge,
      double prior) {
    static TreeSettings usual() {
      return new TreeSettings(130, 4, 0.08, 0.6, 0.35, 2.5, 4.0, 10);
    }
  }

  BoostedTrees(List<TrainingQuestion> questions, List<String> names, TreeSettings settings) {
    this.questions =
        questions.stream()
            .filter(TrainingQuestion::hasPositive)
            .map(each -> each.nearest(NEAREST, OTHERS))
            .toList();
    this.settings = settings;
    this.names = names;
    this.features = names.size();
    this.start = new int[this.questions.size() + 1];
    for (int i = 0; i < this.questions.size(); i++) {
      start[i + 1] = start[i] + this.questions.get(i).features().size();
    }
    int rows = start[start.length - 1];
    bins = new byte[features][rows];
    cuts = new float[features][];
    scores = new double[rows];
    int cosine = names.indexOf("COSINE");
    for (int q = 0; q < this.questions.size(); q++) {
      for (int i = start[q]; i < start[q + 1]; i++) {
        scores[i] = settings.prior() * this.questions.get(q).features().get(i - start[q])[cosine];
      }
    }
    gradient = new double[rows];
    hessian = new double[rows];
    for (int f = 0; f < features; f++) {
      bin(f, rows);
    }
  }

  private void bin(int f, int rows) {
    float[] values = new float[rows];
    for (int q = 0; q < questions.size(); q++) {
      for (int i = 0; i < questions.get(q).features().size(); i++) {
        values[start[q] + i] = questions.get(q).features().get(i)[f];
      }
    }
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    List<Float> own = new ArrayList<>();
    for (int b = 1; b < BINS; b++) {
      float cut = sorted[(int) ((long) b * rows / BINS)];
      if (cut > sorted[0] && (own.isEmpty() || cut > own.getLast())) {
        own.add(cut);
      }
    }
    if (own.isEmpty() && sorted[rows - 1] > sorted[0]) {
      own.add(sorted[rows - 1]);
    }
    // Rare flags lie beyond the last quantile.
    if (!own.isEmpty() && sorted[rows - 1] > own.getLast()) {
      own.add(sorted[rows - 1]);
    }
    cuts[f] = new float[own.size()];
    for (int i = 0; i < own.size(); i++) {
      cuts[f][i] = own.get(i);
    }
    for (int i = 0; i < rows; i++) {
      int bin = 0;
      while (bin < cuts[f].length && values[i] >= cuts[f][bin]) {
        bin++;
      }
      bins[f][i] = (byte) bin;
    }
  }

  /** Fits the trees, and returns them as lines of the weights file. */
  List<String> fit(long seed) {
    Random random = new Random(seed);
    for (int t = 0; t < settings.trees(); t++) {
      gradients();
      int[] rows = sample(random);
      int[] columns =
          random
              .ints(0, features)
              .distinct()
              .limit(Math.max(1, (int) (features * settings.columns())))
              .toArray();
      trees.add(new TreeGrowth(columns).grow(rows));
    }
    trees.addFirst("weight COSINE " + settings.prior());
    return trees;
  }

  private void gradients() {
    for (int q = 0; q < questions.size(); q++) {
      boolean[] positive = questions.get(q).positive();
      double best = Double.NEGATIVE_INFINITY;
      for (int i = start[q]; i < start[q + 1]; i++) {
        best = Math.max(best, scores[i]);
      }
      double all = 0;
      double right = 0;
      for (int i = start[q]; i < start[q + 1]; i++) {
        double weight = Math.exp(scores[i] - best);
        all += weight;
        right += positive[i - start[q]] ? weight : 0;
      }
      for (int i = start[q]; i < start[q + 1]; i++) {
        double weight = Math.exp(scores[i] - best);
        double share = weight / all;
        double wanted = positive[i - start[q]] ? weight / right : 0;
        gradient[i] = share - wanted;
        hessian[i] = Math.max(1e-6, share * (1 - share));
      }
    }
  }

  private int[] sample(Random random) {
    int[] rows = new int[scores.length];
    int count = 0;
    for (int q = 0; q < questions.size(); q++) {
      if (random.nextDouble() < settings.rows()) {
        for (int i = start[q]; i < start[q + 1]; i++) {
          rows[count++] = i;
        }
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** Grows one tree, and adds its values to the scores of all rows. */
  private final class TreeGrowth {
    private final int[] columns;
    private final List<String> nodes = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final List<int[]> splits = new ArrayList<>();

    TreeGrowth(int[] columns) {
      this.columns = columns;
    }

    String grow(int[] rows) {
      node(rows, 0);
      double[] leaves = values.stream().mapToDouble(Double::doubleValue).toArray();
      int[][] ways = splits.toArray(new int[0][]);
      for (int i = 0; i < scores.length; i++) {
        int node = 0;
        while (ways[node][0] >= 0) {
          int[] split = ways[node];
          node = (bins[split[0]][i] & 0xFF) <= split[1] ? split[2] : split[3];
        }
        scores[i] += leaves[node];
      }
      return "tree " + String.join(" ", nodes);
    }

    private int node(int[] rows, int depth) {
      int own = nodes.size();
      nodes.add("");
      values.add(0.0);
      splits.add(new int[] {-1, 0, 0, 0});
      double g = 0;
      double h = 0;
      for (int row : rows) {
        g += gradient[row];
        h += hessian[row];
      }
      int[] best = depth < settings.depth() ? bestSplit(rows, g, h) : new int[] {-1, 0};
      if (best[0] < 0) {
        double value = -settings.rate() * g / (h + settings.ridge());
        nodes.set(own, String.format(Locale.ROOT, "%.4f", value));
        values.set(own, value);
        return own;
      }
      int low = 0;
      int[] lower = new int[rows.length];
      int[] higher = new int[rows.length];
      int high = 0;
      for (int row : rows) {
        if ((bins[best[0]][row] & 0xFF) <= best[1]) {
          lower[low++] = row;
        } else {
          higher[high++] = row;
        }
      }
      int left = node(Arrays.copyOf(lower, low), depth + 1);
      int right = node(Arrays.copyOf(higher, high), depth + 1);
      splits.set(own, new int[] {best[0], best[1], left, right});
      nodes.set(own, names.get(best[0]) + ":" + cuts[best[0]][best[1]] + ":" + left + ":" + right);
      return own;
    }

    private int[] bestSplit(int[] rows, double g, double h) {
      int[] best = {-1, 0};
      double most = 1e-3;
      double whole = g * g / (h + settings.ridge());
      double[] sumG = new double[BINS + 2];
      double[] sumH = new double[BINS + 2];
      for (int f : columns) {
        Arrays.fill(sumG, 0);
        Arrays.fill(sumH, 0);
        byte[] own = bins[f];
        for (int row : rows) {
          int bin = own[row] & 0xFF;
          sumG[bin] += gradient[row];
          sumH[bin] += hessian[row];
        }
        double leftG = 0;
        double leftH = 0;
        for (int b = 0; b < cuts[f].length; b++) {
          leftG += sumG[b];
          leftH += sumH[b];
          double rightH = h - leftH;
          if (leftH < settings.leastWeight() || rightH < settings.leastWeight()) {
            continue;
          }
          double rightG = g - leftG;
          double gain =
              leftG * leftG / (leftH + settings.ridge())
                  + rightG * rightG / (rightH + settings.ridge())
                  - whole;
          if (gain > most) {
            most = gain;
            best = new int[] {f, b};
          }
        }
      }
      return best;
    }
  }
}
