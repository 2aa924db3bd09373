package io.signalbox.knowledge.answer.selection;

import java.util.List;

/**
 * Candidates of a question with their features, for training.
 *
 * @param features one array a candidate, in the order of {@link #names()}
 */
public record QuestionFeatures(List<UnitCandidate> candidates, List<float[]> features) {
  public QuestionFeatures {
    candidates = List.copyOf(candidates);
    features = List.copyOf(features);
  }

  /** Names of the features, in order. */
  public static List<String> names() {
    return List.of(UnitFeature.values()).stream().map(UnitFeature::name).toList();
  }

  /** Place of a name among others. */
  static int index(List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no feature is called " + name);
    }
    return index;
  }
}
