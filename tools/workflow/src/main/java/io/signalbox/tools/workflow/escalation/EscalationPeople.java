package io.signalbox.tools.workflow.escalation;

import java.util.Optional;
import java.util.Set;

/** The people of the workspace, as far as an escalation has to know them. */
public interface EscalationPeople {

  /**
   * Finds the active person by handle or e-mail address; empty when there is none or the account is
   * deactivated.
   *
   * @throws PeopleUnknown when nobody can tell at the moment
   */
  Optional<String> find(String name);

  /** Handles of the user groups that a person is in, in lower case. */
  Set<String> groupsOf(String person);
}
