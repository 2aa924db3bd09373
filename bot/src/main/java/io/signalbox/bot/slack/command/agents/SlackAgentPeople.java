package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.tools.agent.AgentPeople;
import java.util.Optional;

/** The workspace's people, for agents. */
record SlackAgentPeople(SlackPeople people) implements AgentPeople {
  @Override
  public boolean isKnown() {
    return people.knowsEverybody();
  }

  @Override
  public Optional<String> find(String name) {
    if (name.isBlank()) {
      return Optional.empty();
    }
    return people.isActive(name)
        ? Optional.of(name)
        : people.userId(name.startsWith("@") ? name.substring(1) : name).filter(people::isActive);
  }

  @Override
  public boolean isAdmin(String person) {
    return people.isAdmin(person);
  }
}
