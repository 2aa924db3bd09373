package io.signalbox.bot.slack.command.escalate;

import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.tools.workflow.escalation.DirectoryUnavailableException;
import io.signalbox.tools.workflow.escalation.EscalationPeople;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Adapter of {@link EscalationPeople} to Slack's directory of people and user groups. */
record SlackEscalationPeople(SlackPeople people) implements EscalationPeople {
  @Override
  public Optional<String> find(String name) {
    return switch (people.lookUp(name)) {
      case SlackPeople.Lookup.Person person -> Optional.of(person.id());
      case SlackPeople.Lookup.Nobody nobody -> Optional.empty();
      case SlackPeople.Lookup.Untold untold ->
          throw new DirectoryUnavailableException(untold.reason());
    };
  }

  @Override
  public Set<String> groupsOf(String person) {
    return people.groupsOf(person).stream()
        .map(handle -> handle.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }
}
