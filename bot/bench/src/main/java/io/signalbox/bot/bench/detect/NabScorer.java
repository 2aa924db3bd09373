package io.signalbox.bot.bench.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scorer of the Numenta Anomaly Benchmark, rewritten from its published rules, which also finds the
 * best threshold over the whole corpus. The earliest alarm in a window counts by its position, each
 * alarm outside by its distance from the window before. 100 is perfect, 0 is a detector that never
 * speaks.
 */
final class NabScorer {
  private static final double STEEPNESS = 5;
  private static final double FAR = 3;

  private NabScorer() {}

  /**
   * Best score over all thresholds.
   *
   * @param threshold alarms are scores from here on
   */
  record NabScore(double score, double threshold, int found, int windows, int wrong) {}

  /**
   * Scored row of a series: its anomaly score, the worth of an alarm there, and the number of its
   * window or -1.
   */
  private record Row(double anomaly, double worth, int window) {}

  /**
   * Returns the best score of a detector over all thresholds.
   *
   * @param scores of each file's rows, higher is stranger, in the order of the files
   */
  static NabScore best(List<NabFile> files, List<double[]> scores, NabProfile profile) {
    List<Row> rows = new ArrayList<>();
    int windows = 0;
    for (int i = 0; i < files.size(); i++) {
      judge(files.get(i), scores.get(i), profile, windows, rows);
      windows += files.get(i).windows().size();
    }
    rows.sort(Comparator.comparingDouble(Row::anomaly).reversed());
    return sweep(rows, windows, profile);
  }

  private static NabScore sweep(List<Row> rows, int windows, NabProfile profile) {
    // A window without any row to judge, all of it in the probation, costs nothing.
    double total = 0;
    Map<Integer, Double> best = new HashMap<>();
    for (Row row : rows) {
      if (row.window >= 0 && best.put(row.window, -profile.missed()) == null) {
        total -= profile.missed();
      }
    }
    double nothing = -profile.missed() * windows;
    NabScore top = new NabScore(0, Double.POSITIVE_INFINITY, 0, windows, 0);
    double topTotal = total;
    int found = 0;
    int wrong = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.window < 0) {
        total += row.worth;
        wrong++;
      } else {
        double before = best.getOrDefault(row.window, 0.0);
        found += before == -profile.missed() ? 1 : 0;
        double now = Math.max(before, row.worth);
        best.put(row.window, now);
        total += now - before;
      }
      boolean ends = i + 1 == rows.size() || rows.get(i + 1).anomaly != row.anomaly;
      if (ends && total > topTotal) {
        topTotal = total;
        double score = 100 * (total - nothing) / (windows - nothing);
        top = new NabScore(score, row.anomaly, found, windows, wrong);
      }
    }
    return top;
  }

  private static void judge(
      NabFile file, double[] scores, NabProfile profile, int firstWindow, List<Row> rows) {
    int next = 0;
    for (int i = 0; i < scores.length; i++) {
      while (next < file.windows().size() && file.windows().get(next).last() < i) {
        next++;
      }
      boolean inside = next < file.windows().size() && file.windows().get(next).first() <= i;
      if (i >= file.probation()) {
        rows.add(
            inside
                ? new Row(scores[i], within(file.windows().get(next), i), firstWindow + next)
                : new Row(scores[i], outside(file, next, i) * profile.wrong(), -1));
      }
    }
  }

  private static double within(NabFile.NabWindow window, int row) {
    double width = window.last() - window.first() + 1;
    return sigmoid(-(window.last() - row + 1) / width) / sigmoid(-1);
  }

  private static double outside(NabFile file, int next, int row) {
    if (next == 0) {
      return -1;
    }
    NabFile.NabWindow before = file.windows().get(next - 1);
    return sigmoid((row - before.last()) / (double) (before.last() - before.first()));
  }

  private static double sigmoid(double position) {
    return position > FAR ? -1 : 2 / (1 + Math.exp(STEEPNESS * position)) - 1;
  }
}
