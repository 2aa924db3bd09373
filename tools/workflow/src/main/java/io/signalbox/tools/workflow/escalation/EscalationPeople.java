package io.signalbox.tools.workflow.escalation;

import java.util.Optional;
import java.util.Set;

/** Port to the Slack directory of people and user groups, as escalations need it. */
public interface EscalationPeople {

  /**
   * Finds the active person by handle or e-mail address; empty when there is none or the account is
   * deactivated.
   *
   * @throws DirectoryUnavailableException when nobody can tell at the moment
   */
  Optional<String> find(String name);

  /** Returns the handles of the user groups that a person is in, in lower case. */
  Set<String> groupsOf(String person);
}
