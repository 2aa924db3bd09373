package io.signalbox.knowledge.search.lucene;

import java.io.IOException;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;

/**
 * The mean vector of a field, and cosines after taking it off. Sums are kept for each segment as
 * long as the segment lives, so that only what is new is added up; a deleted record counts until
 * its segment is merged.
 */
final class MeanCentering {
  private final float[] mean;
  private final double squaredLength;

  private MeanCentering(float[] mean) {
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

  /** Sums by segment for one field. Safe for use from several threads. */
  static final class Cache {
    private final String field;
    private final int dimensions;
    private final Map<IndexReader.CacheKey, Sum> sums = new WeakHashMap<>();

    Cache(String field, int dimensions) {
      this.field = field;
      this.dimensions = dimensions;
    }

    synchronized MeanCentering of(IndexReader reader) throws IOException {
      double[] total = new double[dimensions];
      long count = 0;
      for (LeafReaderContext leaf : reader.leaves()) {
        Sum sum = sum(leaf.reader());
        for (int i = 0; i < dimensions; i++) {
          total[i] += sum.values[i];
        }
        count += sum.count;
      }
      float[] mean = new float[dimensions];
      for (int i = 0; i < dimensions && count > 0; i++) {
        mean[i] = (float) (total[i] / count);
      }
      return new MeanCentering(mean);
    }

    private Sum sum(LeafReader reader) throws IOException {
      IndexReader.CacheHelper helper = reader.getCoreCacheHelper();
      Sum known = helper == null ? null : sums.get(helper.getKey());
      if (known != null) {
        return known;
      }
      Sum sum = new Sum(dimensions);
      FloatVectorValues vectors = reader.getFloatVectorValues(field);
      if (vectors != null) {
        KnnVectorValues.DocIndexIterator each = vectors.iterator();
        while (each.nextDoc() != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS) {
          sum.add(vectors.vectorValue(each.index()));
        }
      }
      if (helper != null) {
        sums.put(helper.getKey(), sum);
      }
      return sum;
    }
  }

  private static final class Sum {
    private final double[] values;
    private long count;

    private Sum(int dimensions) {
      values = new double[dimensions];
    }

    private void add(float[] vector) {
      for (int i = 0; i < values.length; i++) {
        values[i] += vector[i];
      }
      count++;
    }
  }
}
