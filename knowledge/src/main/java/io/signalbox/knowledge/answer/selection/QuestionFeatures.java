package io.signalbox.knowledge.answer.selection;

import java.util.List;

/**
 * Candidates for a question with their feature vectors, for training and for scoring.
 *
 * @param features one array a candidate, in the order of {@link #names()}
 */
public record QuestionFeatures(List<UnitCandidate> candidates, List<float[]> features) {
  public QuestionFeatures {
    candidates = List.copyOf(candidates);
    features = List.copyOf(features);
  }

  /** Returns the names of the features, in order. */
  public static List<String> names() {
    return List.of(UnitFeature.values()).stream().map(UnitFeature::name).toList();
  }

  /** Returns the index of a name; throws for an unknown feature. */
  static int index(List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("no feature is called " + name);
    }
    return index;
  }
}
