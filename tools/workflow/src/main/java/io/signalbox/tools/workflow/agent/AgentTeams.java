package io.signalbox.tools.workflow.agent;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Queries for the teams and owners of registered agents. */
public final class AgentTeams {
  private AgentTeams() {}

  /**
   * Returns the team of each agent, keyed both by the agent's name and by its gateway caller name.
   */
  public static Map<String, String> byName(Jdbi jdbi) {
    Map<String, String> teams = new HashMap<>();
    for (Agent agent : jdbi.withHandle(AgentRows::list)) {
      teams.put(agent.name(), agent.profile().team());
      teams.put(agent.caller(), agent.profile().team());
    }
    return teams;
  }

  /**
   * Returns the owner of each agent as its profile names them, keyed both by the agent's name and
   * by its gateway caller name.
   */
  public static Map<String, String> ownersByName(Jdbi jdbi) {
    Map<String, String> owners = new HashMap<>();
    for (Agent agent : jdbi.withHandle(AgentRows::list)) {
      owners.put(agent.name(), agent.profile().owner());
      owners.put(agent.caller(), agent.profile().owner());
    }
    return owners;
  }
}
