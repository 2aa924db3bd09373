package io.signalbox.knowledge.search.lucene;

import org.apache.lucene.util.VectorUtil;

/**
 * Mean vector of a field, and cosines of vectors after the mean is subtracted from both. Immutable.
 */
final class MeanCentering {
  private final float[] mean;
  private final double squaredLength;

  MeanCentering(float[] mean) {
    this.mean = mean;
    this.squaredLength = VectorUtil.dotProduct(mean, mean);
  }

  /** Returns a question's vector prepared for cosines with and without subtraction of the mean. */
  QuestionVector question(float[] vector) {
    return new QuestionVector(vector, VectorUtil.dotProduct(vector, mean));
  }

  private double distance(double withMean) {
    return Math.sqrt(Math.max(1e-9, 1 - 2 * withMean + squaredLength));
  }

  /** Question's vector with precomputed products for its cosines with document vectors. */
  final class QuestionVector {
    private final float[] vector;
    private final double withMean;
    private final double length;

    private QuestionVector(float[] vector, double withMean) {
      this.vector = vector;
      this.withMean = withMean;
      this.length = distance(withMean);
    }

    /** Returns the length of the vectors. */
    int dimensions() {
      return vector.length;
    }

    /** Returns the cosine without subtracting the mean. */
    double plain(float[] other) {
      return VectorUtil.dotProduct(vector, other);
    }

    /** Returns the cosine after subtracting the mean from both vectors. */
    double cosine(float[] other) {
      double otherWithMean = VectorUtil.dotProduct(other, mean);
      double dot = plain(other) - withMean - otherWithMean + squaredLength;
      return dot / (length * distance(otherWithMean));
    }
  }
}
