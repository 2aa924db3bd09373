package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.Optional;

/**
 * On-call question as parsed, one record for each kind of question, with names as typed and without
 * the time that it asks about.
 */
public sealed interface OnCallQuestion {

  /** Returns a copy that gets no answer when no team or service has the name. */
  default OnCallQuestion unsure() {
    return this instanceof Who who ? new Who(who.thing(), who.role(), false) : this;
  }

  /**
   * Question who is on call.
   *
   * @param thing a team or service; empty when all teams are asked for
   * @param sure whether the words leave no doubt that on-call duty is meant, so that an unknown
   *     thing deserves an answer too
   */
  record Who(Optional<String> thing, Optional<Role> role, boolean sure) implements OnCallQuestion {}

  /** Question about the next handover: the person or the time. */
  record Next(Optional<String> thing) implements OnCallQuestion {}

  /** Question who is on call before or after a person. */
  record Neighbour(String person, Optional<String> thing, boolean before)
      implements OnCallQuestion {}

  /** Question when a person is on call. */
  record WhenIs(String person, Optional<String> thing) implements OnCallQuestion {}

  /** Question whether a person is on call. */
  record Is(String person, Optional<String> thing) implements OnCallQuestion {}

  /** Question about the asker's own shifts. */
  record Mine() implements OnCallQuestion {}

  /** Question for a team's on-call schedule of the coming weeks. */
  record Schedule(Optional<String> thing) implements OnCallQuestion {}
}
