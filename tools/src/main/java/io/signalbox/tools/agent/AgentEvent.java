package io.signalbox.tools.agent;

import java.time.Instant;

/** Event in an agent's history. */
public record AgentEvent(Instant at, String actor, String text) {}
