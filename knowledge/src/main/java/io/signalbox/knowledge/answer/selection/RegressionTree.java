package io.signalbox.knowledge.answer.selection;

import java.util.List;

/** Binary regression tree over a candidate's features, in arrays; node 0 is the root. */
final class RegressionTree {
  private final int[] feature;
  private final float[] value;
  private final int[] low;
  private final int[] high;

  private RegressionTree(int nodes) {
    feature = new int[nodes];
    value = new float[nodes];
    low = new int[nodes];
    high = new int[nodes];
  }

  /**
   * Parses nodes of the form {@code NAME:threshold:low:high}, where features below the threshold go
   * on at node {@code low}, and leaves of the form {@code value}.
   */
  static RegressionTree parse(List<String> nodes, List<String> names) {
    RegressionTree tree = new RegressionTree(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      String[] parts = nodes.get(i).split(":", -1);
      if (parts.length == 1) {
        tree.feature[i] = -1;
        tree.value[i] = Float.parseFloat(parts[0]);
      } else {
        tree.feature[i] = QuestionFeatures.index(names, parts[0]);
        tree.value[i] = Float.parseFloat(parts[1]);
        tree.low[i] = Integer.parseInt(parts[2]);
        tree.high[i] = Integer.parseInt(parts[3]);
      }
    }
    return tree;
  }

  float value(float[] features) {
    int node = 0;
    while (feature[node] >= 0) {
      node = features[feature[node]] < value[node] ? low[node] : high[node];
    }
    return value[node];
  }
}
