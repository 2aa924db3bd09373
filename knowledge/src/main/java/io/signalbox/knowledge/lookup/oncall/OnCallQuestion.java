package io.signalbox.knowledge.lookup.oncall;

import io.signalbox.knowledge.oncall.Shift.Role;
import java.util.Optional;

/** On-call question with names as they were typed. */
public sealed interface OnCallQuestion {

  /** Returns the same question, to which no answer is given when nothing has such a name. */
  default OnCallQuestion unsure() {
    return this instanceof Who who ? new Who(who.thing(), who.role(), false) : this;
  }

  /**
   * Asks for the person on call.
   *
   * @param thing a team or service; empty when all teams are asked for
   * @param sure whether the words leave no doubt that on-call duty is meant, so that an unknown
   *     thing deserves an answer too
   */
  record Who(Optional<String> thing, Optional<Role> role, boolean sure) implements OnCallQuestion {}

  /** Asks for the next handover: its person or its time. */
  record Next(Optional<String> thing) implements OnCallQuestion {}

  /** Asks for the person on call before or after another. */
  record Neighbour(String person, Optional<String> thing, boolean before)
      implements OnCallQuestion {}

  /** Asks for a person's shifts. */
  record WhenIs(String person, Optional<String> thing) implements OnCallQuestion {}

  /** Asks whether a person is on call. */
  record Is(String person, Optional<String> thing) implements OnCallQuestion {}

  /** Asks about the asker's own shifts. */
  record Mine() implements OnCallQuestion {}

  /** The coming weeks of a team. */
  record Schedule(Optional<String> thing) implements OnCallQuestion {}
}
