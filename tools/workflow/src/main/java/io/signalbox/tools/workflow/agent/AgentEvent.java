package io.signalbox.tools.workflow.agent;

import java.time.Instant;

/** Event in the history of an agent, a row of the table {@code agent_event}. */
public record AgentEvent(Instant at, String actor, String text) {
  /** Actor of events that a timer caused, not a person. */
  static final String CLOCK = "clock";
}
