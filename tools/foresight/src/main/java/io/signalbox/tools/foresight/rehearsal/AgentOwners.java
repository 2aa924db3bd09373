package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.gateway.caller.Callers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

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
    List<String> owners = owners().getOrDefault(agent, List.of());
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

  /** Returns the names of the agents and callers that a person decides for, sorted. */
  public List<String> agents(String person) {
    return owners().entrySet().stream()
        .filter(agent -> agent.getValue().stream().anyMatch(owner -> same.test(owner, person)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Reads the names of each agent's owners: of its registration first, then of its caller. */
  private Map<String, List<String>> owners() {
    Map<String, List<String>> owners = new TreeMap<>();
    for (AgentProfile profile : registered.get()) {
      add(owners, profile.name(), profile.owner());
      add(owners, profile.name(), profile.deputy());
    }
    callers.list().forEach(each -> add(owners, SuccessorMoves.agent(each.name()), each.owner()));
    return owners;
  }

  private static void add(Map<String, List<String>> owners, String agent, String owner) {
    if (!owner.isBlank()) {
      owners.computeIfAbsent(agent, any -> new ArrayList<>()).add(owner);
    }
  }

  private static String plain(String name) {
    return name.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
  }
}
