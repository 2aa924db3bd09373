package io.signalbox.tools.gateway.server;

import io.signalbox.tools.gateway.call.ClientLimits;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shared counters and limits of a server's connections and body bytes. Safe for use from several
 * event loops.
 */
final class ServerCapacity {
  /** Share of a resource from which it counts as exhausted. */
  private static final double FULL = 0.9;

  private final ClientLimits limits;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  ServerCapacity(ClientLimits limits) {
    this.limits = limits;
  }

  ClientLimits limits() {
    return limits;
  }

  int connections() {
    return connections.get();
  }

  long bytes() {
    return bytes.get();
  }

  /** Counts a new connection, and returns whether there are now more than the limit. */
  boolean connected() {
    return connections.incrementAndGet() > limits.connections();
  }

  void disconnected() {
    connections.decrementAndGet();
  }

  /** Reserves bytes for a body; false, with nothing reserved, if there is no room. */
  boolean take(int more) {
    if (bytes.addAndGet(more) <= limits.bodyBytes()) {
      return true;
    }
    bytes.addAndGet(-more);
    return false;
  }

  void give(long back) {
    bytes.addAndGet(-back);
  }

  /** Returns the resource that is exhausted, if one is. */
  Optional<String> shortage() {
    if (bytes.get() > limits.bodyBytes() * FULL) {
      return Optional.of("no room for bodies");
    }
    if (connections.get() > limits.connections()) {
      return Optional.of("no connections left");
    }
    return isHeapFull() ? Optional.of("no memory left") : Optional.empty();
  }

  /**
   * Returns whether the heap is nearly full, by what the last garbage collections left in it. One
   * generation alone says little: an old one stays full from one of its rare collections to the
   * next, long after its objects are gone, and survivors may fill their space at any collection.
   */
  private static boolean isHeapFull() {
    long left =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getCollectionUsage)
            .filter(Objects::nonNull)
            .mapToLong(MemoryUsage::getUsed)
            .sum();
    return left > Runtime.getRuntime().maxMemory() * FULL;
  }
}
