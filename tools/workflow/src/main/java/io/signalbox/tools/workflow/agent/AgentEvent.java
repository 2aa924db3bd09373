package io.signalbox.tools.workflow.agent;

import java.time.Instant;

/** Event in an agent's history. */
public record AgentEvent(Instant at, String actor, String text) {
  /** Actor of the transitions made by time. */
  static final String CLOCK = "clock";
}
