package io.signalbox.tools.agent;

import java.util.List;
import java.util.Optional;

/** Who is here. A port. */
public interface AgentPeople {

  /** Whether it can be told at the moment who is here. */
  boolean isKnown();

  /** The id of an active person with this id, handle or address, to write to them. */
  Optional<String> find(String name);

  /**
   * The id of an active person with this id or address, for what they may do: never by a name that
   * they chose themselves.
   */
  Optional<String> verified(String name);

  /** Whether the person administers the platform or the workspace. */
  boolean isAdmin(String person);

  /** Whether the person has the role of an approver. */
  boolean isApprover(String person);

  /** The ids of those who have that role, platform admins left out. */
  List<String> approvers();

  /** Nobody can be asked: the command line. */
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
