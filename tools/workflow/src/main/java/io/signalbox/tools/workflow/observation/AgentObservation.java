package io.signalbox.tools.workflow.observation;

import io.signalbox.tools.core.route.DataClass;
import java.util.Optional;
import java.util.Set;

/**
 * Observed behaviour of an agent, aggregated from its gateway calls over a period.
 *
 * @param days of the period in which it was registered
 * @param calls to models and tools
 * @param models that answered, as providers name them
 * @param tools routes of tools that it called
 * @param offered names of tools that it offered to models
 * @param writing those of both that change something
 * @param highest the most protected class of data that calls were declared to carry
 * @param endUsers different users that calls named
 * @param hours of the day, UTC, in which it called, 0 to 24
 */
public record AgentObservation(
    double days,
    long calls,
    Set<String> models,
    Set<String> tools,
    Set<String> offered,
    Set<String> writing,
    Optional<DataClass> highest,
    int endUsers,
    int hours) {
  public AgentObservation {
    models = Set.copyOf(models);
    tools = Set.copyOf(tools);
    offered = Set.copyOf(offered);
    writing = Set.copyOf(writing);
  }

  /** Creates the observation of an agent without any calls. */
  public static AgentObservation none(double days) {
    return new AgentObservation(
        days, 0, Set.of(), Set.of(), Set.of(), Set.of(), Optional.empty(), 0, 0);
  }

  /** Returns the mean number of calls in a week, over the observed days. */
  public double weekly() {
    return calls * 7 / Math.max(1, days);
  }
}
