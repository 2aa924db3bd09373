package io.signalbox.tools.workflow.observation;

import io.signalbox.tools.workflow.agent.Agent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Aggregates the gateway calls of agents over the last 30 days and compares them with the profiles.
 * Safe for use from several threads.
 */
public final class AgentObservations {
  private static final Duration WINDOW = Duration.ofDays(30);
  private static final double DAY_MILLIS = 86_400_000;

  private final ObservationRows rows;
  private final WritingTools tools;
  private final Clock clock;

  public AgentObservations(Jdbi jdbi, WritingTools tools, Clock clock) {
    this.rows = new ObservationRows(jdbi);
    this.tools = tools;
    this.clock = clock;
  }

  /** Returns the observation of each of these agents, in their order. */
  public Map<Agent, AgentObservation> of(List<Agent> agents) {
    Instant now = clock.instant();
    Map<String, ObservationRows.CallerCalls> calls = rows.since(now.minus(WINDOW));
    Map<Agent, AgentObservation> seen = new LinkedHashMap<>();
    for (Agent agent : agents) {
      double days =
          Math.min(
              (double) WINDOW.toDays(),
              Duration.between(agent.registeredAt(), now).toMillis() / DAY_MILLIS);
      seen.put(
          agent,
          Optional.ofNullable(calls.get(agent.caller()))
              .map(each -> each.observed(days, tools))
              .orElseGet(() -> AgentObservation.none(days)));
    }
    return seen;
  }

  /** Returns the differences from the profile for each agent that has any, in their order. */
  public Map<Agent, List<AgentDrift>> drifts(List<Agent> agents) {
    Map<Agent, List<AgentDrift>> drifts = new LinkedHashMap<>();
    of(agents)
        .forEach(
            (agent, seen) -> {
              List<AgentDrift> found = DriftFinder.between(agent.profile(), seen);
              if (!found.isEmpty()) {
                drifts.put(agent, found);
              }
            });
    return drifts;
  }
}
