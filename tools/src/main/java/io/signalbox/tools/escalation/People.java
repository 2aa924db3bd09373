package io.signalbox.tools.escalation;

import java.util.Optional;
import java.util.Set;

/** The people of the workspace, as far as an escalation has to know them. */
public interface People {

  /**
   * The id of the active person with this handle, address, full name or id; empty when there is no
   * such person or the account was deactivated.
   *
   * @throws PeopleUnknown when nobody can tell at the moment
   */
  Optional<String> find(String name);

  /** Handles of the user groups that a person is in, in lower case. */
  Set<String> groupsOf(String person);
}
