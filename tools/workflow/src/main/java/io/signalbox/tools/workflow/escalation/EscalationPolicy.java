package io.signalbox.tools.workflow.escalation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Escalation policy from the settings: the chain of people to page for certain teams, and the time
 * each level has.
 *
 * @param teams that it is for, in lower case; empty for all that no other policy names
 * @param chain never empty
 * @param acknowledgeWithin how long one step waits before the next
 * @param rounds how often the chain is gone along before only the fallback is left
 * @param routes sanctioned routes to paging services
 * @param channel id of the channel that its messages are in; the one that was asked in where empty
 * @param responders user groups whose members may acknowledge besides the team's own
 */
public record EscalationPolicy(
    String name,
    Set<String> teams,
    List<EscalationLevel> chain,
    Duration acknowledgeWithin,
    int rounds,
    List<String> routes,
    Optional<String> channel,
    Set<String> responders) {
  public EscalationPolicy {
    teams = Set.copyOf(teams);
    chain = List.copyOf(chain);
    routes = List.copyOf(routes);
    responders = Set.copyOf(responders);
  }

  /** Returns the level to page after this many calls; empty when only the fallback is left. */
  Optional<EscalationLevel> level(int calls) {
    return calls < chain.size() * rounds
        ? Optional.of(chain.get(calls % chain.size()))
        : Optional.empty();
  }
}
