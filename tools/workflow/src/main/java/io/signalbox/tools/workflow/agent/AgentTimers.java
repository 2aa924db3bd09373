package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.gateway.accounting.CallStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Timer job that applies due state changes of agents: expired approvals and exceptions, owners who
 * left, completed checklists.
 */
public final class AgentTimers {
  /** Period within which a call counts as recent use of a key. */
  private static final Duration RECENT = Duration.ofDays(30);

  private final Agents agents;
  private final AgentKeys keys;
  private final CallStatistics calls;
  private final AgentSettings settings;
  private final AgentPeople people;
  private final Clock clock;

  public AgentTimers(
      Agents agents,
      AgentKeys keys,
      CallStatistics calls,
      AgentSettings settings,
      AgentPeople people,
      Clock clock) {
    this.agents = agents;
    this.keys = keys;
    this.calls = calls;
    this.settings = settings;
    this.people = people;
    this.clock = clock;
  }

  /** Returns the sanction checklist of an agent, with done and open steps. */
  public List<RegistrationStep> checklist(Agent agent) {
    boolean seen = calls.byCaller(clock.instant().minus(RECENT)).containsKey(agent.caller());
    return RegistrationStep.of(agent, seen);
  }

  /**
   * Applies all due transitions: expired approvals and exceptions, owners who left or returned,
   * completed checklists.
   */
  public void runDue() {
    Instant now = clock.instant();
    for (Agent agent : agents.due(now)) {
      if (agent.state() == Agent.AgentState.WAITING
          && settings.nobodyAnswered() == AgentSettings.WhenNobodyAnswers.EXCEPT) {
        agents.change(
            agent,
            a ->
                a.moved(
                    Agent.AgentState.EXCEPTED, now, Optional.of(now.plus(settings.exception()))),
            AgentEvent.CLOCK,
            "nobody answered in time: allowed as an exception");
      } else if (agent.state() == Agent.AgentState.WAITING) {
        keys.ended(
            agents.change(
                agent,
                a -> a.moved(Agent.AgentState.REFUSED, now, Optional.empty()),
                AgentEvent.CLOCK,
                "nobody answered in time: refused"));
      } else {
        agents.change(
            agent,
            a ->
                a.moved(
                    Agent.AgentState.WAITING, now, Optional.of(now.plus(settings.approveWithin()))),
            AgentEvent.CLOCK,
            "its exception has expired: the approvers are asked again");
      }
    }
    lookAround(now);
  }

  private void lookAround(Instant now) {
    Supplier<Set<String>> called = once(() -> calls.byCaller(now.minus(RECENT)).keySet());
    for (Agent agent : agents.list()) {
      boolean gone = people.isKnown() && people.find(agent.profile().owner()).isEmpty();
      if (people.isKnown() && gone != agent.ownerGone()) {
        agents.change(
            agent,
            a -> a.withOwnerGone(gone, now),
            AgentEvent.CLOCK,
            gone ? "its owner left" : "it has an owner");
      } else if (agent.state() == Agent.AgentState.REGISTERED
          && isDone(RegistrationStep.of(agent, /* callsThroughGateway= */ true))
          && called.get().contains(agent.caller())) {
        agents.change(
            agent,
            a -> a.moved(Agent.AgentState.SANCTIONED, now, Optional.empty()),
            AgentEvent.CLOCK,
            "sanctioned: nothing on its checklist is open");
      }
    }
  }

  private static boolean isDone(List<RegistrationStep> steps) {
    return steps.stream().allMatch(RegistrationStep::done);
  }

  /** Returns a supplier that computes its value on first use and caches it. */
  private static <T> Supplier<T> once(Supplier<T> supplier) {
    List<T> kept = new ArrayList<>();
    return () -> {
      if (kept.isEmpty()) {
        kept.add(supplier.get());
      }
      return kept.getFirst();
    };
  }
}
