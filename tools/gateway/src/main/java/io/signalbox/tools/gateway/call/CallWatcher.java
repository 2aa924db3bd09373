package io.signalbox.tools.gateway.call;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.protocol.RequestBody;
import java.util.List;

/**
 * Listener that is given each ended call with request and answer, on the call's thread, for quality
 * checks and samples.
 */
@FunctionalInterface
public interface CallWatcher {
  /** Watcher that ignores all calls. */
  CallWatcher NOBODY = (record, request, answer) -> {};

  /**
   * Called when a call has ended.
   *
   * @param answer as the provider sent it, in pieces and not all of a long one; empty where none
   *     was asked for or none came
   */
  void ended(CallRecord record, RequestBody request, List<byte[]> answer);

  /**
   * Called when a provider does not have the model that it was asked for.
   *
   * @param where it was asked for, whoever answered then
   */
  default void missing(CallRecord.Who who, CallRecord.AnsweredBy where) {}

  /** Returns a watcher that notifies this one, then the other. */
  default CallWatcher and(CallWatcher other) {
    CallWatcher first = this;
    return new CallWatcher() {
      @Override
      public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
        first.ended(record, request, answer);
        other.ended(record, request, answer);
      }

      @Override
      public void missing(CallRecord.Who who, CallRecord.AnsweredBy where) {
        first.missing(who, where);
        other.missing(who, where);
      }
    };
  }
}
