package io.signalbox.bot.slack.command.agents;

import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.tools.workflow.agent.AgentPeople;
import io.signalbox.tools.workflow.role.Role;
import io.signalbox.tools.workflow.role.Roles;
import java.util.List;
import java.util.Optional;

/** Adapter of {@link AgentPeople} to Slack's directory of people and the configured roles. */
record SlackAgentPeople(SlackPeople people, Roles roles) implements AgentPeople {
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
  public Optional<String> verified(String name) {
    return name.isBlank() ? Optional.empty() : people.verifiedId(name);
  }

  @Override
  public boolean isAdmin(String person) {
    return roles.has(person, Role.ADMIN) || people.isAdmin(person);
  }

  @Override
  public boolean isApprover(String person) {
    return roles.has(person, Role.APPROVER);
  }

  @Override
  public List<String> approvers() {
    return roles.groups(Role.APPROVER).stream()
        .flatMap(group -> people.members(group).stream())
        .filter(people::isActive)
        .distinct()
        .toList();
  }
}
