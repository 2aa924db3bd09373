package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import io.signalbox.tools.core.call.Caller;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.gateway.caller.Callers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Issues and revokes gateway keys of agents, which are callers of the gateway. A key is created
 * only when its owner opens it.
 */
public final class AgentKeys {
  private final Callers callers;
  private final RouteTable routes;
  private final AgentSettings settings;
  private final AgentPeople people;
  private final Clock clock;

  public AgentKeys(
      Callers callers, RouteTable routes, AgentSettings settings, AgentPeople people, Clock clock) {
    this.callers = callers;
    this.routes = routes;
    this.settings = settings;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Issues a gateway key to the agent's owner and revokes earlier keys; only the hash of the key is
   * stored.
   */
  AgentOutcome issue(Agent agent) {
    if (!agent.state().mayCall()) {
      return agent.state() == Agent.AgentState.WAITING
          ? new AgentOutcome.AgentRefused(
              "It is waiting for approval. Once approved, it gets a key.")
          : new AgentOutcome.NotRegistered(agent);
    }
    Optional<Route> route = route(agent);
    if (route.isEmpty()) {
      return new AgentOutcome.AgentRefused(
          "No route carries "
              + agent.profile().dataClass().label()
              + " data for it: ask who runs the gateway for one.");
    }
    Instant now = clock.instant();
    callers.change(agent.caller(), known -> known.map(k -> kept(agent, k)).orElse(caller(agent)));
    Optional<Duration> lifetime = agent.dueAt().map(due -> Duration.between(now, due));
    if (lifetime.filter(left -> !left.isPositive()).isPresent()) {
      return new AgentOutcome.AgentRefused("Its exception has expired.");
    }
    return new AgentOutcome.Key(
        agent, callers.rotate(agent.caller(), Duration.ZERO, lifetime), route.get());
  }

  /** Revokes a new key that could not be shown to its requester. */
  void unseen(AgentOutcome.Key key) {
    callers.revoke(key.key().id());
  }

  /**
   * Returns the caller of an agent that already has one, with the groups and budget that gateway
   * operators have set on it.
   */
  private Caller kept(Agent agent, Caller known) {
    Caller caller = caller(agent);
    return new Caller(
        caller.name(),
        caller.team(),
        caller.owner(),
        known.groups(),
        caller.dataClass(),
        known.budget(),
        known.mayLower());
  }

  private Caller caller(Agent agent) {
    AgentProfile profile = agent.profile();
    return new Caller(
        agent.caller(),
        profile.team().isBlank() ? "agents" : profile.team(),
        people.find(profile.owner()).orElse(profile.owner()),
        Set.of(),
        profile.dataClass(),
        Optional.of(settings.start(agent.level()).budget()));
  }

  /** Returns the first model route that the agent may call, given its risk level and data class. */
  public Optional<Route> route(Agent agent) {
    return route(routes, settings, agent.level(), caller(agent));
  }

  /**
   * Returns the route that a new agent of this name and team would get at the lowest risk level,
   * with internal data.
   */
  public static Optional<Route> startingRoute(
      RouteTable routes, AgentSettings settings, String name, String team) {
    Caller caller =
        new Caller("agent." + name, team, "", Set.of(), DataClass.INTERNAL, Optional.empty());
    return route(routes, settings, RiskLevel.LOW, caller);
  }

  private static Optional<Route> route(
      RouteTable routes, AgentSettings settings, RiskLevel level, Caller caller) {
    Optional<String> named = settings.start(level).route();
    return routes.list().stream()
        .filter(route -> named.isEmpty() || named.get().equals(route.name()))
        .filter(route -> route.target().modelFacts().isPresent())
        .filter(route -> route.highest().covers(caller.dataClass()))
        .filter(route -> route.access().admits(caller.name(), caller.team(), caller.groups()))
        .findFirst();
  }

  /**
   * Revokes all keys of an agent whose right to call has ended, if the outcome says that the act
   * was applied; returns the outcome.
   */
  AgentOutcome ended(AgentOutcome outcome) {
    if (outcome instanceof AgentOutcome.AgentDone done) {
      callers.keys(done.agent().caller()).stream()
          .filter(key -> key.revoked().isEmpty())
          .forEach(key -> callers.revoke(key.id()));
    }
    return outcome;
  }
}
