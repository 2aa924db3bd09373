package io.signalbox.knowledge.search.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReader;

/**
 * Sum and number of the vectors of one field, to compute their mean. A deleted record counts until
 * its segment is merged. For one thread until it is shared, and unchanged from then on.
 */
final class VectorSum {
  private final double[] values;
  private long count;

  VectorSum(int dimensions) {
    values = new double[dimensions];
  }

  /** Computes the sum of a field of a segment; empty where the segment has no vector of it. */
  static VectorSum of(LeafReader reader, String field, int dimensions) throws IOException {
    VectorSum sum = new VectorSum(dimensions);
    FloatVectorValues vectors = reader.getFloatVectorValues(field);
    if (vectors == null) {
      return sum;
    }
    KnnVectorValues.DocIndexIterator each = vectors.iterator();
    while (each.nextDoc() != KnnVectorValues.DocIndexIterator.NO_MORE_DOCS) {
      float[] vector = vectors.vectorValue(each.index());
      for (int i = 0; i < dimensions; i++) {
        sum.values[i] += vector[i];
      }
      sum.count++;
    }
    return sum;
  }

  void add(VectorSum other) {
    for (int i = 0; i < values.length; i++) {
      values[i] += other.values[i];
    }
    count += other.count;
  }

  /** Returns the mean; the zero vector when there are no vectors. */
  MeanCentering mean() {
    float[] mean = new float[values.length];
    for (int i = 0; i < mean.length && count > 0; i++) {
      mean[i] = (float) (values[i] / count);
    }
    return new MeanCentering(mean);
  }

  /** Returns the number of bytes that {@link #write} puts into a buffer. */
  static int bytes(int dimensions) {
    return Long.BYTES + dimensions * Double.BYTES;
  }

  void write(ByteBuffer into) {
    into.putLong(count);
    for (double value : values) {
      into.putDouble(value);
    }
  }

  static VectorSum read(ByteBuffer from, int dimensions) {
    VectorSum sum = new VectorSum(dimensions);
    sum.count = from.getLong();
    for (int i = 0; i < dimensions; i++) {
      sum.values[i] = from.getDouble();
    }
    return sum;
  }
}
