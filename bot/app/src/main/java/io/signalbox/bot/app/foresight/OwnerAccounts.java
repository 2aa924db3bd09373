package io.signalbox.bot.app.foresight;

import io.signalbox.bot.slack.directory.PeopleTable;
import io.signalbox.tools.workflow.agent.AgentTeams;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** Look-up of the Slack accounts of agents' owners, who may be named by id or by handle. */
public final class OwnerAccounts {
  private OwnerAccounts() {}

  /**
   * Returns the account of each agent's owner, by agent; without those whom Slack does not know.
   */
  public static Map<String, String> byAgent(Jdbi jdbi) {
    PeopleTable people = new PeopleTable(jdbi);
    Map<String, String> owners = new TreeMap<>();
    AgentTeams.ownersByName(jdbi)
        .forEach(
            (agent, owner) ->
                people
                    .find(owner)
                    .or(() -> people.named(owner.replaceFirst("^@", ""), Optional.empty()))
                    .ifPresent(found -> owners.put(agent, found.id())));
    return owners;
  }
}
