package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.call.CallCancellation;
import java.util.function.BiFunction;

/**
 * Addresses served beside the gateway's own, with keys and rules of their own. A port. Safe for use
 * from several threads.
 */
public interface ServerAddition {

  /** Returns whether a request is for this addition; runs on the event loop and must not wait. */
  boolean takes(RequestHead head);

  /** Judges a request before any of its body is read; may wait. */
  Admission admit(RequestHead head);

  /** Result of judging a request's head. */
  sealed interface Admission {}

  /** The body is not wanted: this is the reply. */
  record Replied(AddedReply reply) implements Admission {}

  /**
   * The body is read, and the work makes a reply of it.
   *
   * @param mostBytes the longest body that is taken
   * @param work may wait; its cancellation tells that the client is gone
   */
  record Admitted(int mostBytes, BiFunction<byte[], CallCancellation, AddedReply> work)
      implements Admission {}
}
