package io.signalbox.tools.gateway.accounting;

import io.signalbox.tools.core.call.CallRecord;
import java.util.Optional;

/**
 * Listener that receives the record of each ended call, such as a log file or exporter. Must not
 * wait, and must not throw.
 */
public interface CallLog extends AutoCloseable {
  /**
   * Called with the record of each ended call.
   *
   * @param texts where the route wants them written
   */
  void ended(CallRecord record, Optional<CallTexts> texts);

  @Override
  void close();
}
