package io.signalbox.tools.workflow.agent;

import java.util.List;
import java.util.Optional;

/** Port to the directory of Slack users and their roles, as agent registration needs it. */
public interface AgentPeople {

  /** Returns whether the directory of people can be read at the moment. */
  boolean isKnown();

  /**
   * Finds an active person by Slack id, handle or e-mail address, for sending a message, and
   * returns their Slack id.
   */
  Optional<String> find(String name);

  /**
   * Finds an active person by Slack id or e-mail address, for checking rights, and returns their
   * Slack id.
   */
  Optional<String> verified(String name);

  /** Returns whether the person administers the platform or the workspace. */
  boolean isAdmin(String person);

  /** Returns whether the person has the approver role. */
  boolean isApprover(String person);

  /** Returns the Slack ids of people with the approver role, without platform administrators. */
  List<String> approvers();

  /** Returns an implementation without people, for the command line. */
  static AgentPeople unknown() {
    return new AgentPeople() {
      @Override
      public boolean isKnown() {
        return false;
      }

      @Override
      public Optional<String> find(String name) {
        return Optional.empty();
      }

      @Override
      public Optional<String> verified(String name) {
        return Optional.empty();
      }

      @Override
      public boolean isAdmin(String person) {
        return false;
      }

      @Override
      public boolean isApprover(String person) {
        return false;
      }

      @Override
      public List<String> approvers() {
        return List.of();
      }
    };
  }
}
