package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.core.call.CallRecord;
import java.util.Optional;

/** Listener for the quality signals of single calls, called on the reading thread. */
@FunctionalInterface
public interface SignalListener {
  /** Listener that does nothing. */
  SignalListener NOBODY = (record, signals) -> {};

  /** Receives a call with its signals. */
  void read(CallRecord record, SignalCounts signals);

  /**
   * Receives the model that a provider's reply names, or that the provider does not know the
   * requested one.
   *
   * @param where the model was asked for
   * @param reply the model as the reply names it; empty where the provider does not have it
   */
  default void replied(CallRecord.Who who, CallRecord.AnsweredBy where, Optional<String> reply) {}

  /** Returns a listener that calls this one, then the other. */
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
