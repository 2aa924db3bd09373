package io.signalbox.tools.core.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/**
 * JSON for the path of every call. Jackson keeps its buffers by thread, and a call's thread is a
 * virtual one that ends with it: from a pool that all share, a call allocates a third less.
 */
public final class PooledJson {
  /** One text may fill the largest body, and the largest answer. */
  private static final int LONGEST_TEXT = 64 << 20;

  private PooledJson() {}

  /** A factory of its own with buffers from the pool; what it makes has to be closed. */
  public static JsonFactory json() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
        .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
        .build();
  }
}
