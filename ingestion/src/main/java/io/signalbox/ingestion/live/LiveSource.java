package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.time.Duration;
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
  /** Items that complete lists tell of in a minute, on average over the day. */
  long ITEMS_LISTED_A_MINUTE = 1_000;

  /** Time after which a short list is read again. */
  int SHORTEST_SWEEP_MINUTES = 10;

  /** Time after which the longest list is read again. */
  int LONGEST_SWEEP_MINUTES = 24 * 60;

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

  /**
   * Returns how long after one complete list the next one follows, where the settings do not say.
   * Ten minutes, and longer for a list of more than 10,000 items, of which a request tells 100 as a
   * rule: no more than ten requests a minute.
   *
   * @param items at the source when they were listed last
   */
  default Duration sweepEvery(long items) {
    long minutes = items / ITEMS_LISTED_A_MINUTE;
    return Duration.ofMinutes(Math.clamp(minutes, SHORTEST_SWEEP_MINUTES, LONGEST_SWEEP_MINUTES));
  }

  /** Number of requests so far. */
  long requests();

  @Override
  void close();
}
