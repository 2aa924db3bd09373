package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * Factory of Jackson JSON factories that share one buffer pool, for the code that runs in every
 * call. Jackson keeps its buffers by thread, and a call's thread is a virtual one that ends with
 * it: from a pool that all share, a call allocates a third less.
 */
public final class PooledJson {
  /** Longest JSON string accepted, large enough for the largest body and the largest answer. */
  private static final int LONGEST_TEXT = 64 << 20;

  private PooledJson() {}

  /**
   * Creates a factory that takes its buffers from the pool; its parsers and generators have to be
   * closed.
   */
  public static JsonFactory json() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
        .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
        .build();
  }
}
