package io.signalbox.knowledge.search;

import java.util.List;

/**
 * Port to an embedding model, which turns text into vectors of unit length, so that a dot product
 * is a cosine. A port: the assembly fills it. Implementations are safe for use from several
 * threads.
 */
public interface Embedder {

  /**
   * Returns the name of the model and of how its input is made; vectors with different names must
   * never be compared.
   */
  String model();

  /** Returns the length of every vector. */
  int dimensions();

  /**
   * Returns one vector for each text, in order. Text beyond the model's limit is cut, not refused.
   */
  List<float[]> embedPassages(List<String> texts);

  /** Returns the vector of a question, which some models want marked as one. */
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
   * Returns whether the model's vocabulary holds this word whole: then it is common English and no
   * typing error.
   *
   * @param word in lower case
   */
  default boolean isCommonWord(String word) {
    return false;
  }
}
