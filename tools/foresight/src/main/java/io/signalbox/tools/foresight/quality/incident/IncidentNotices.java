package io.signalbox.tools.foresight.quality.incident;

import org.jdbi.v3.core.Handle;

/** Teller of incidents, within the transaction that changes them. */
@FunctionalInterface
public interface IncidentNotices {
  /** An incident is new, or what is known of it changed. */
  void changed(Handle handle, QualityIncident incident);
}
