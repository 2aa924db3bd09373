package io.signalbox.tools.workflow.observation;

import io.signalbox.tools.core.call.CallRecord;
import io.signalbox.tools.core.call.OfferedToolListener;
import io.signalbox.tools.core.protocol.RequestBody;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Call listener that records the names of tools that agents offer to models. Names alone are kept.
 * Safe for use by many threads.
 */
public final class OfferedToolRecorder {
  private static final String AGENT = "agent.";

  private final OfferedToolListener listener;

  public OfferedToolRecorder(Jdbi jdbi, Clock clock) {
    ObservationRows rows = new ObservationRows(jdbi);
    this.listener =
        new OfferedToolListener(
            (record, tools) -> rows.offered(record.who().caller(), tools.keySet(), clock.instant()),
            clock);
  }

  /**
   * Records the tools of a call that ended; returns at once.
   *
   * @param answer is not looked at
   */
  public void ended(CallRecord record, RequestBody request, List<byte[]> answer) {
    if (record.who().caller().startsWith(AGENT)) {
      listener.ended(record, request);
    }
  }
}
