package io.signalbox.ingestion.live;

import io.signalbox.knowledge.document.Principal;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Port to one external system (Jira, git, a web site …) for one run: lists changes, content and
 * permissions of its items. Opened for the run, used by one thread, closed after it. Data from
 * listings may be kept until then, so that {@link #content} and {@link #access} need no request of
 * their own. Every method may throw {@link SourceFailureException}; nothing is stored then that was
 * not stored before, and the next run goes on from there.
 */
public interface LiveSource extends AutoCloseable {
  /**
   * Items per minute that complete listings may read, averaged over the day; sets the sweep
   * interval.
   */
  long ITEMS_LISTED_A_MINUTE = 1_000;

  /** Minimum time between two complete listings, in minutes. */
  int SHORTEST_SWEEP_MINUTES = 10;

  /** Maximum time between two complete listings, in minutes. */
  int LONGEST_SWEEP_MINUTES = 24 * 60;

  /**
   * Returns the next page of the change feed.
   *
   * @param cursor of the last page that was stored; empty to begin, when everything that there is
   *     counts as changed. Windows may overlap: what is known in the same version costs nothing.
   */
  ChangePage changes(Optional<String> cursor);

  /**
   * Returns the next page of the complete listing of the source's items.
   *
   * @param page where the last one said that it goes on; empty to begin
   */
  SweepPage sweep(Optional<String> page);

  /**
   * Fetches the current content of an item. Called for each change, and to confirm that an item is
   * gone.
   */
  ItemContent content(String id);

  /**
   * Returns who may see an item at the source. Called for each change, and for every item after
   * each complete sweep, so it must be answered from what the listing brought, or once for many
   * items.
   */
  ItemAccess access(String id);

  /**
   * Returns the members of the groups, and the mail addresses of the accounts, that this source's
   * access rules may name.
   */
  GroupSnapshot groups();

  /**
   * Returns members and mail addresses only for the named accounts and groups, for a system that
   * has many more.
   *
   * @param named those that the stored rules name, of which only this run knows now
   */
  default GroupSnapshot groups(Set<Principal> named) {
    return groups();
  }

  /** Checks the credentials and returns one finding for each permission that a run needs. */
  List<CredentialFinding> check();

  /**
   * Returns whether this run has to list all items because its change feed may have missed
   * deletions.
   */
  default boolean wantsSweep() {
    return false;
  }

  /**
   * Returns the interval between two complete listings, used where the settings give none. Ten
   * minutes, and longer for a list of more than 10,000 items, of which a request tells 100 as a
   * rule: no more than ten requests a minute.
   *
   * @param items at the source when they were listed last
   */
  default Duration sweepEvery(long items) {
    long minutes = items / ITEMS_LISTED_A_MINUTE;
    return Duration.ofMinutes(Math.clamp(minutes, SHORTEST_SWEEP_MINUTES, LONGEST_SWEEP_MINUTES));
  }

  /** Returns the number of requests sent so far. */
  long requests();

  @Override
  void close();
}
