package io.signalbox.tools.workflow.revision;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Acts on rows that have a revision. An act is decided on the row as it was read and written only
 * if it is still so; else it is decided anew. With the row go its events, the audit log's entry and
 * the announcement. Safe for use from several threads and processes.
 *
 * @param <C> the change that an act makes
 * @param <E> an event of it
 */
public final class RevisionedActs<C, E> {
  /** Attempts at one act, after which the row changes too fast. */
  public static final int MOST_ATTEMPTS = 8;

  private final RevisionedRecord<C, E> record;

  public RevisionedActs(RevisionedRecord<C, E> record) {
    this.record = record;
  }

  /**
   * Attempt at an act.
   *
   * @param <O> its outcome
   * @param <X> why it may not be done
   */
  public interface ActAttempt<O, X extends Exception> {
    /** Reads, decides and writes; empty when the row changed meanwhile. */
    Optional<O> run() throws X;
  }

  /** Repeats an act until it was decided on what is still so; empty when it never was. */
  public static <O, X extends Exception> Optional<O> repeat(ActAttempt<O, X> attempt) throws X {
    Optional<O> outcome = Optional.empty();
    for (int i = 0; i < MOST_ATTEMPTS && outcome.isEmpty(); i++) {
      outcome = attempt.run();
    }
    return outcome;
  }

  /**
   * Writes a change with all that belongs to it, inside the caller's transaction.
   *
   * @return false, and nothing written, when it was decided on what is no more so
   */
  public boolean apply(Handle handle, C change) {
    if (!record.write(handle, change)) {
      return false;
    }
    List<E> events = record.append(handle, change);
    record.audit(handle, change, events);
    record.announce(handle, change, events);
    return true;
  }
}
