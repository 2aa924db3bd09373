package io.signalbox.bot.app.assembly;

import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.foresight.rehearsal.MoveDecisions;
import io.signalbox.tools.foresight.rehearsal.SuccessorMoves;
import io.signalbox.tools.workflow.agent.AgentProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Check on the command line of who decides for an agent: its owner or deputy by the registry, or
 * the owner of its gateway caller, by name.
 */
final class CommandLineOwners implements MoveDecisions.OwnerCheck {
  private final GatewayAssembly gateway;

  CommandLineOwners(GatewayAssembly gateway) {
    this.gateway = gateway;
  }

  @Override
  public Optional<String> objection(String agent, String person) {
    List<String> names = names(gateway, agent).map(CommandLineOwners::plain).distinct().toList();
    if (names.isEmpty()) {
      return Optional.of(
          "Nobody owns %s here: register it (./signalbox agents import), or give its caller an owner."
              .formatted(agent));
    }
    return names.contains(plain(person))
        ? Optional.empty()
        : Optional.of("For %s decides %s.".formatted(agent, String.join(" or ", names)));
  }

  /** Returns the names of those who decide for an agent; none for one that nobody knows. */
  static Stream<String> names(GatewayAssembly gateway, String agent) {
    Stream<String> registered =
        AgentsAssembly.profiles(gateway.stores()).stream()
            .filter(profile -> profile.name().equals(agent))
            .flatMap((AgentProfile profile) -> Stream.of(profile.owner(), profile.deputy()));
    Stream<String> callers =
        gateway.callers().list().stream()
            .filter(each -> SuccessorMoves.agent(each.name()).equals(agent))
            .map(Caller::owner);
    return Stream.concat(registered, callers).filter(name -> !name.isBlank());
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }
}
