package io.signalbox.knowledge.lookup;

import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.Optional;

/** What an on-call question asks, names still as they were typed. */
sealed interface OnCallAsk {

  /**
   * Who is on call.
   *
   * @param thing a team or service; empty when all teams are asked for
   * @param sure whether the words leave no doubt that on-call duty is meant, so that an unknown
   *     thing deserves an answer too
   */
  record Who(Optional<String> thing, Optional<Role> role, boolean sure) implements OnCallAsk {}

  /** Who takes over at the next handover, or when that is. */
  record Next(Optional<String> thing) implements OnCallAsk {}

  /** Who is on call after somebody, or before. */
  record Neighbour(String person, Optional<String> thing, boolean before) implements OnCallAsk {}

  /** When somebody is on call. */
  record WhenIs(String person, Optional<String> thing) implements OnCallAsk {}

  /** Whether somebody is on call. */
  record Is(String person, Optional<String> thing) implements OnCallAsk {}

  /** Something about the asker's own shifts. */
  record Mine() implements OnCallAsk {}

  /** The coming weeks of a team. */
  record Schedule(Optional<String> thing) implements OnCallAsk {}
}
