package io.signalbox.tools.workflow.revision;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Parts of a change to a row that has a revision. All of them are written in one transaction, or
 * none.
 *
 * @param <C> the change
 * @param <E> an event of it
 */
public interface RevisionedRecord<C, E> {

  /** Writes the row; false, and nothing written, when it is not what the change was decided on. */
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
