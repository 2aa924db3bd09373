package io.signalbox.tools.foresight.quality.incident;

import org.jdbi.v3.core.Handle;

/**
 * Port that announces quality incidents, implemented by the Slack bot within the transaction that
 * changes them.
 */
@FunctionalInterface
public interface IncidentNotices {
  /** Announces a new or changed incident. */
  void changed(Handle handle, QualityIncident incident);
}
