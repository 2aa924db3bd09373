package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One system as one run sees it: opened for the run, used by one thread, closed after it. What a
 * listing brings along may be kept until then, so that {@link #content} and {@link #access} need no
 * request of their own. Every method may throw {@link SourceFailure}; nothing is stored then that
 * was not stored before, and the next run goes on from there.
 */
public interface LiveSource extends AutoCloseable {

  /**
   * Returns the next page of changes.
   *
   * @param cursor of the last page that was stored; empty to begin, when everything that there is
   *     counts as changed. Windows may overlap: what is known in the same version costs nothing.
   */
  ChangePage changes(Optional<String> cursor);

  /**
   * Returns the next page of everything that there is.
   *
   * @param page where the last one said that it goes on; empty to begin
   */
  SweepPage sweep(Optional<String> page);

  /** Returns an item as it is now; asked for each change, and to confirm that an item is gone. */
  ItemContent content(String id);

  /**
   * Returns who may see an item at the source. Asked for each change, and for every item after each
   * complete sweep, so it must be answered from what the listing brought, or once for many items.
   */
  ItemAccess access(String id);

  /** Returns the accounts and groups that the access rules name. */
  GroupSnapshot groups();

  /**
   * Returns the accounts and groups that the access rules name, for a system that has many more.
   *
   * @param named those that the stored rules name, of which only this run knows now
   */
  default GroupSnapshot groups(Set<Principal> named) {
    return groups();
  }

  /** Tries the credentials: one finding for each right that a run needs. */
  List<CredentialFinding> check();

  /**
   * Returns whether this run has to list everything, since its changes may not have told of all
   * that is gone.
   */
  default boolean wantsSweep() {
    return false;
  }

  /** Number of requests so far. */
  long requests();

  @Override
  void close();
}
