package io.signalbox.tools.foresight.rehearsal;

import org.jdbi.v3.core.Handle;

/** Port that tells the person who asked for a rehearsal how far it is, in their transaction. */
public interface RehearsalNotices {
  /** Tells that the rehearsal waits to be run. */
  void asked(Handle handle, RehearsalJob job);

  /** Tells how far it is, or why it could not be run. */
  void progressed(Handle handle, RehearsalJob job, String words);

  /** Tells the outcome. */
  void ended(Handle handle, RehearsalJob job, RehearsalOutcome outcome);
}
