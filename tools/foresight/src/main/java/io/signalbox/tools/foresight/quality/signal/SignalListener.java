package io.signalbox.tools.foresight.quality.signal;

import io.signalbox.tools.core.call.CallRecord;

/** Reader of the signals of single calls, told on the thread that reads them. */
@FunctionalInterface
public interface SignalListener {
  /** Listener that does nothing. */
  SignalListener NOBODY = (record, signals) -> {};

  /** A call was read. */
  void read(CallRecord record, SignalCounts signals);
}
