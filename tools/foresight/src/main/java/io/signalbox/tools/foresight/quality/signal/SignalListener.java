package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.core.call.CallRecord;
import java.util.Optional;

/** Reader of the signals of single calls, told on the thread that reads them. */
@FunctionalInterface
public interface SignalListener {
  /** Listener that does nothing. */
  SignalListener NOBODY = (record, signals) -> {};

  /** A call was read. */
  void read(CallRecord record, SignalCounts signals);

  /**
   * A provider named the model that answered, or does not have the one asked for.
   *
   * @param where the model was asked for
   * @param reply the model as the reply names it; empty where the provider does not have it
   */
  default void replied(CallRecord.Who who, CallRecord.AnsweredBy where, Optional<String> reply) {}

  /** Returns a listener that tells this one, then the other. */
  default SignalListener and(SignalListener other) {
    SignalListener first = this;
    return new SignalListener() {
      @Override
      public void read(CallRecord record, SignalCounts signals) {
        first.read(record, signals);
        other.read(record, signals);
      }

      @Override
      public void replied(CallRecord.Who who, CallRecord.AnsweredBy where, Optional<String> reply) {
        first.replied(who, where, reply);
        other.replied(who, where, reply);
      }
    };
  }
}
