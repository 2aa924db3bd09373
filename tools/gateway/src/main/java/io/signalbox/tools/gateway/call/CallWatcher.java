package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import java.util.List;

/**
 * Reader of calls that ended, told on the thread of the call: it keeps what it needs and returns.
 */
@FunctionalInterface
public interface CallWatcher {
  /** Watcher of a gateway that nobody watches. */
  CallWatcher NOBODY = (record, request, answer) -> {};

  /**
   * A call ended.
   *
   * @param answer as the provider sent it, in pieces and not all of a long one; empty where none
   *     was asked for or none came
   */
  void ended(CallRecord record, RequestBody request, List<byte[]> answer);

  /** Returns a watcher that tells this one, then the other. */
  default CallWatcher and(CallWatcher other) {
    return (record, request, answer) -> {
      ended(record, request, answer);
      other.ended(record, request, answer);
    };
  }
}
