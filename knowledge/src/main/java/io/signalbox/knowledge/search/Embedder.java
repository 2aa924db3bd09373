package io.signalbox.knowledge.search;

import java.util.List;

/**
 * Turns text into vectors of unit length, so that a dot product is a cosine. A port: the assembly
 * fills it. Implementations are safe for use from several threads.
 */
public interface Embedder {

  /**
   * Names the model and how its input is made; vectors of two different names must never be
   * compared.
   */
  String model();

  /** Length of every vector. */
  int dimensions();

  /** One vector for each text, in order. Text beyond the model's limit is cut, not refused. */
  List<float[]> embedPassages(List<String> texts);

  /** The vector of something asked; some models want a question marked as one. */
  float[] embedQuery(String text);

  /** Returns the cosine of two vectors, which have unit length. */
  static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  /**
   * Returns whether the model has met this word often enough to keep it whole: then it is common
   * English and no slip of typing.
   *
   * @param word in lower case
   */
  default boolean isCommonWord(String word) {
    return false;
  }
}
