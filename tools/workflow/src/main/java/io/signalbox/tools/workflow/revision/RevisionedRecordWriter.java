package io.signalbox.tools.workflow.revision;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Strategy that persists one kind of revisioned record: row, events, audit log entry, announcement.
 * All parts are written in one transaction.
 *
 * @param <C> the change
 * @param <E> an event of it
 */
public interface RevisionedRecordWriter<C, E> {

  /**
   * Updates the row; returns false when it no longer has the revision that the change was decided
   * on.
   */
  boolean write(Handle handle, C change);

  /** Writes the events of a change that was written. */
  List<E> append(Handle handle, C change);

  /**
   * Writes the audit log's entry in the change's transaction. Does nothing unless a kind of record
   * overrides it, and then nothing for acts that have no entry.
   */
  default void audit(Handle handle, C change, List<E> events) {
    // Escalations have their timeline instead.
  }

  /** Announces the change to those who follow the row. */
  void announce(Handle handle, C change, List<E> events);
}
