package io.signalbox.tools.foresight.quality.incident;

import io.signalbox.tools.foresight.quality.incident.QualityOverview.ObjectiveStanding;
import org.jdbi.v3.core.Handle;

/**
 * Port that tells of error budgets which are used up too fast, implemented by the Slack bot within
 * the transaction that stores them.
 */
@FunctionalInterface
public interface BurnNotices {
  /**
   * Tells of a budget that goes too fast, has become more urgent, or is within its speed again.
   *
   * @param since minute since 1970, by which one message is told from the next
   */
  void changed(Handle handle, ObjectiveStanding standing, long since);
}
