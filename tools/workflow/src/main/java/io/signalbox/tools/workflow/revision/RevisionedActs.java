package io.signalbox.tools.workflow.revision;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Applies changes to database rows with optimistic locking: a change is written only if the row
 * still has the revision that it was decided on, and is otherwise decided again. With the row go
 * its events, the audit log's entry and the announcement. Safe for use from several threads and
 * processes.
 *
 * @param <C> the change that an act makes
 * @param <E> an event of it
 */
public final class RevisionedActs<C, E> {
  /** Most attempts at one act before it fails because the row changes too fast. */
  public static final int MOST_ATTEMPTS = 8;

  private final RevisionedRecordWriter<C, E> record;

  public RevisionedActs(RevisionedRecordWriter<C, E> record) {
    this.record = record;
  }

  /**
   * Single attempt at an act under optimistic locking.
   *
   * @param <O> its outcome
   * @param <X> why it may not be done
   */
  public interface ActAttempt<O, X extends Exception> {
    /** Reads, decides and writes; empty when the row was changed meanwhile. */
    Optional<O> run() throws X;
  }

  /** Repeats an act until its write succeeds; empty after {@link #MOST_ATTEMPTS} attempts. */
  public static <O, X extends Exception> Optional<O> repeat(ActAttempt<O, X> attempt) throws X {
    Optional<O> outcome = Optional.empty();
    for (int i = 0; i < MOST_ATTEMPTS && outcome.isEmpty(); i++) {
      outcome = attempt.run();
    }
    return outcome;
  }

  /**
   * Writes a change with its events, audit log entry and announcement, inside the caller's
   * transaction.
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
