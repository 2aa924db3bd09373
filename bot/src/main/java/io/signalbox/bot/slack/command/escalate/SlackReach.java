package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.SlackPeople;
import io.signalbox.tools.escalation.People;
import io.signalbox.tools.escalation.PeopleUnknown;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The workspace's people, for escalations. */
record SlackReach(SlackPeople people) implements People {
  @Override
  public Optional<String> find(String name) {
    if (!people.knowsEverybody()) {
      throw new PeopleUnknown("Slack does not tell who is here");
    }
    return people.isActive(name) ? Optional.of(name) : people.userId(name);
  }

  @Override
  public Set<String> groupsOf(String person) {
    return people.groupsOf(person).stream()
        .map(handle -> handle.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
