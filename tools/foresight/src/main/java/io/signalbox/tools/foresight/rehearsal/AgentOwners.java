package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.gateway.caller.Callers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Check of who decides for an agent: its owner or deputy by the registry, or the owner of its
 * gateway caller.
 */
public final class AgentOwners implements MoveDecisions.OwnerCheck {
  private final Supplier<List<AgentProfile>> registered;
  private final Callers callers;
  private final BiPredicate<String, String> same;

  /**
   * @param same whether an owner's name is that of a person
   */
  public AgentOwners(
      Supplier<List<AgentProfile>> registered, Callers callers, BiPredicate<String, String> same) {
    this.registered = registered;
    this.callers = callers;
    this.same = same;
  }

  /** Returns whether two names of people are the same but for capitals and a leading at sign. */
  public static boolean isSameName(String one, String other) {
    return plain(one).equals(plain(other));
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
  public List<String> agents(String person) {
    return Stream.concat(
            registered.get().stream().map(AgentProfile::name),
            callers.list().stream().map(each -> SuccessorMoves.agent(each.name())))
        .distinct()
        .filter(agent -> owners(agent).anyMatch(owner -> same.test(owner, person)))
        .sorted()
        .toList();
  }

  private Stream<String> owners(String agent) {
    Stream<String> declared =
        registered.get().stream()
            .filter(profile -> profile.name().equals(agent))
            .flatMap(profile -> Stream.of(profile.owner(), profile.deputy()));
    Stream<String> called =
        callers.list().stream()
            .filter(each -> SuccessorMoves.agent(each.name()).equals(agent))
            .map(Caller::owner);
    return Stream.concat(declared, called).filter(name -> !name.isBlank());
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }
}
