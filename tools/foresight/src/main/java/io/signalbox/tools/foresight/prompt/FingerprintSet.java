package io.signalbox.tools.foresight.prompt;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * Immutable set of fingerprints of a text: distinct keyed hashes of runs of words.
 *
 * <p>Sets are comparable only when one {@link PromptFingerprinter} key made both.
 */
public final class FingerprintSet {
  private static final FingerprintSet EMPTY = new FingerprintSet(new long[0], new long[0]);

  private final long[] inOrder;
  private final long[] sorted;

  private FingerprintSet(long[] inOrder, long[] sorted) {
    this.inOrder = inOrder;
    this.sorted = sorted;
  }

  public static FingerprintSet empty() {
    return EMPTY;
  }

  /** Creates a set of these hashes in text order; repeated ones count once. */
  public static FingerprintSet of(LongStream hashes) {
    long[] distinct = hashes.distinct().toArray();
    long[] sorted = distinct.clone();
    Arrays.sort(sorted);
    return new FingerprintSet(distinct, sorted);
  }

  /** Decodes a set from {@link #bytes()}. */
  public static FingerprintSet ofBytes(byte[] bytes) {
    LongBuffer hashes = ByteBuffer.wrap(bytes).asLongBuffer();
    return of(LongStream.generate(hashes::get).limit(hashes.remaining()));
  }

  /** Returns the hashes in text order, eight bytes each, for storing. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(inOrder.length * Long.BYTES);
    LongStream.of(inOrder).forEach(bytes::putLong);
    return bytes.array();
  }

  public int size() {
    return sorted.length;
  }

  public boolean isEmpty() {
    return sorted.length == 0;
  }

  public boolean contains(long hash) {
    return Arrays.binarySearch(sorted, hash) >= 0;
  }

  /** Returns the hashes in the order of their first occurrence in the text. */
  public long[] inOrder() {
    return inOrder.clone();
  }

  /** Returns the number of hashes that both sets contain. */
  public int shared(FingerprintSet other) {
    int count = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < sorted.length && theirs < other.sorted.length) {
      int order = Long.compare(sorted[mine], other.sorted[theirs]);
      count += order == 0 ? 1 : 0;
      mine += order <= 0 ? 1 : 0;
      theirs += order >= 0 ? 1 : 0;
    }
    return count;
  }

  /**
   * Returns the share of this set, from 0 to 1, that the other set contains; 0 for an empty set.
   */
  public double containment(FingerprintSet other) {
    return isEmpty() ? 0 : (double) shared(other) / size();
  }

  /** Returns the hashes of this set that the other one does not contain. */
  public FingerprintSet without(FingerprintSet other) {
    return of(Arrays.stream(inOrder).filter(hash -> !other.contains(hash)));
  }

  public FingerprintSet union(FingerprintSet other) {
    return of(LongStream.concat(Arrays.stream(inOrder), Arrays.stream(other.inOrder)));
  }
}
