package io.signalbox.tools.workflow.agent;

import java.util.List;
import java.util.Optional;

/** Port to the people of the workspace. A port. */
public interface AgentPeople {

  /** Returns whether the list of people is available at the moment. */
  boolean isKnown();

  /** The id of an active person with this id, handle or address, to write to them. */
  Optional<String> find(String name);

  /**
   * The id of an active person with this id or address, for what they may do: never by a name that
   * they chose themselves.
   */
  Optional<String> verified(String name);

  /** Returns whether the person administers the platform or the workspace. */
  boolean isAdmin(String person);

  /** Returns whether the person has the approver role. */
  boolean isApprover(String person);

  /** The ids of those who have that role, platform admins left out. */
  List<String> approvers();

  /** Returns a port without people, for the command line. */
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
