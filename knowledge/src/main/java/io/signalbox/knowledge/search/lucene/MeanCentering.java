package io.signalbox.knowledge.search.lucene;

import org.apache.lucene.util.VectorUtil;

/** The mean vector of a field, and cosines after taking it off. Immutable. */
final class MeanCentering {
  private final float[] mean;
  private final double squaredLength;

  MeanCentering(float[] mean) {
    this.mean = mean;
    this.squaredLength = VectorUtil.dotProduct(mean, mean);
  }

  /** The question as it is and with the mean taken off, both of unit length. */
  QuestionVector question(float[] vector) {
    return new QuestionVector(vector, VectorUtil.dotProduct(vector, mean));
  }

  private double distance(double withMean) {
    return Math.sqrt(Math.max(1e-9, 1 - 2 * withMean + squaredLength));
  }

  /** One question's side of the cosines. */
  final class QuestionVector {
    private final float[] vector;
    private final double withMean;
    private final double length;

    private QuestionVector(float[] vector, double withMean) {
      this.vector = vector;
      this.withMean = withMean;
      this.length = distance(withMean);
    }

    /** Length of the vectors. */
    int dimensions() {
      return vector.length;
    }

    /** The cosine with the mean left in. */
    double plain(float[] other) {
      return VectorUtil.dotProduct(vector, other);
    }

    /** The cosine after the mean is taken off both. */
    double cosine(float[] other) {
      double otherWithMean = VectorUtil.dotProduct(other, mean);
      double dot = plain(other) - withMean - otherWithMean + squaredLength;
      return dot / (length * distance(otherWithMean));
    }
  }
}
