package io.signalbox.bot.app.assembly;

import io.signalbox.bot.slack.client.SlackPeople;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.foresight.rehearsal.SuccessorMoves;
import io.signalbox.tools.workflow.agent.AgentProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Check of who decides for an agent: its owner or deputy by the registry, or the owner of its
 * gateway caller.
 */
final class AgentOwners implements MoveDecisions.OwnerCheck {
  private final GatewayAssembly gateway;
  private final BiPredicate<String, String> same;

  /**
   * @param same whether an owner's name is that of a person
   */
  private AgentOwners(GatewayAssembly gateway, BiPredicate<String, String> same) {
    this.gateway = gateway;
    this.same = same;
  }

  /** Returns the check for the command line, where people are known by their names only. */
  static AgentOwners byName(GatewayAssembly gateway) {
    return new AgentOwners(gateway, (owner, person) -> plain(owner).equals(plain(person)));
  }

  /** Returns the check for Slack, where administrators decide for all agents. */
  static AgentOwners inSlack(GatewayAssembly gateway, SlackPeople people) {
    return new AgentOwners(
        gateway,
        (owner, person) ->
            owner.equals(person)
                || people.verifiedId(owner).filter(person::equals).isPresent()
                || people.isAdmin(person));
  }

  @Override
  public Optional<String> objection(String agent, String person) {
    List<String> owners = owners(agent).toList();
    if (owners.isEmpty()) {
      return Optional.of(
          "Nobody owns %s here: register it (./signalbox agents import), or give its caller an owner."
              .formatted(agent));
    }
    return owners.stream().anyMatch(owner -> same.test(owner, person))
        ? Optional.empty()
        : Optional.of(
            "For %s decides %s."
                .formatted(
                    agent,
                    String.join(
                        " or ", owners.stream().map(AgentOwners::plain).distinct().toList())));
  }

  /** Returns the names of the agents and callers that a person decides for. */
  List<String> agents(String person) {
    return Stream.concat(
            profiles().map(AgentProfile::name),
            gateway.callers().list().stream().map(each -> SuccessorMoves.agent(each.name())))
        .distinct()
        .filter(agent -> owners(agent).anyMatch(owner -> same.test(owner, person)))
        .sorted()
        .toList();
  }

  private Stream<String> owners(String agent) {
    Stream<String> registered =
        profiles()
            .filter(profile -> profile.name().equals(agent))
            .flatMap(profile -> Stream.of(profile.owner(), profile.deputy()));
    Stream<String> callers =
        gateway.callers().list().stream()
            .filter(each -> SuccessorMoves.agent(each.name()).equals(agent))
            .map(Caller::owner);
    return Stream.concat(registered, callers).filter(name -> !name.isBlank());
  }

  private Stream<AgentProfile> profiles() {
    return AgentsAssembly.profiles(gateway.stores()).stream();
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }
}
