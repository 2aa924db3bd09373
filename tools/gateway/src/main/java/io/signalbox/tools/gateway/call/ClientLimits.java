package io.signalbox.tools.gateway.call;

import io.signalbox.config.ByteSize;
import io.signalbox.config.ConfigSection;
import java.time.Duration;

/**
 * Limits on the server resources that clients can hold: connections, request bytes and times.
 *
 * @param connections open at once
 * @param bodyBytes of request bodies in memory at once
 * @param headWithin time from connecting to the end of the first request's head
 * @param bodyWithin time from a request's head to the end of its body
 * @param idle time without a request on a connection that has had one
 */
public record ClientLimits(
    int connections, long bodyBytes, Duration headWithin, Duration bodyWithin, Duration idle) {

  /**
   * Divisor of the heap size for the total of request bodies, since a body is copied a few times.
   */
  private static final int SHARE_OF_HEAP = 8;

  private static final int USUAL_CONNECTIONS = 2_000;

  /** Heap bytes assumed for a connection, the most that a request head can take. */
  private static final int HEAP_PER_CONNECTION = 1 << 20;

  private static final int MOST_CONNECTIONS = 100_000;

  /** Size limit of a request body, in bytes. */
  public static final int LARGEST_BODY = 32 << 20;

  /** Returns the default limits, which depend on the heap size. */
  public static ClientLimits usual() {
    long heap = Runtime.getRuntime().maxMemory();
    return new ClientLimits(
        (int) Math.max(1, Math.min(USUAL_CONNECTIONS, heap / HEAP_PER_CONNECTION)),
        Math.max(LARGEST_BODY, heap / SHARE_OF_HEAP),
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofSeconds(75));
  }

  /** Reads the section {@code gateway.clients}. */
  static ClientLimits from(ConfigSection section) {
    ClientLimits usual = usual();
    return new ClientLimits(
        section
            .integer("connections", "Connections open at once.")
            .between(1, MOST_CONNECTIONS)
            .or(usual.connections(), "2000; in a heap below 2 GB one for each MiB of it"),
        section
            .size("bodies", "Request bodies in memory at once.")
            .between(new ByteSize(LARGEST_BODY), new ByteSize(1L << 40))
            .or(new ByteSize(usual.bodyBytes()), "an eighth of the heap, 32 MiB at least")
            .bytes(),
        section
            .duration("head-within", "How long the first request's head may take.")
            .between(Duration.ofSeconds(1), Duration.ofMinutes(10))
            .or(usual.headWithin()),
        section
            .duration("body-within", "How long a request's body may take.")
            .between(Duration.ofSeconds(1), Duration.ofHours(1))
            .or(usual.bodyWithin()),
        section
            .duration("idle", "How long a connection may wait for its next request.")
            .between(Duration.ofSeconds(1), Duration.ofHours(1))
            .or(usual.idle()));
  }
}
