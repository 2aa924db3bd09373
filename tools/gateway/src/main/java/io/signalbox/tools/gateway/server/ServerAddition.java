package io.signalbox.tools.gateway.server;

import io.signalbox.tools.core.call.CallCancellation;
import java.util.function.BiFunction;

/**
 * Port for further endpoints on the gateway's server, with authentication of their own. Safe for
 * use from several threads.
 */
public interface ServerAddition {

  /** Returns whether a request is for this addition; runs on the event loop and must not block. */
  boolean takes(RequestHead head);

  /** Decides on a request before any of its body is read; may block. */
  Admission admit(RequestHead head);

  /** Decision on a request's head. */
  sealed interface Admission {}

  /** The request is answered without its body. */
  record Replied(AddedReply reply) implements Admission {}

  /**
   * The body is to be read and passed to the work, which returns the reply.
   *
   * @param mostBytes the longest body that is taken
   * @param work may wait; its cancellation tells that the client is gone
   */
  record Admitted(int mostBytes, BiFunction<byte[], CallCancellation, AddedReply> work)
      implements Admission {}
}
