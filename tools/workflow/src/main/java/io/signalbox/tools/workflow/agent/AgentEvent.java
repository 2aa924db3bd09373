package io.signalbox.tools.workflow.agent;

import java.time.Instant;

/** Event in an agent's history. */
public record AgentEvent(Instant at, String actor, String text) {}
