package io.signalbox.tools.workflow.agent;

import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Query for the teams of registered agents. */
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
}
