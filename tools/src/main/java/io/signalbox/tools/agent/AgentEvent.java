package io.signalbox.tools.agent;

import java.time.Instant;

/** Something that happened to an agent. */
public record AgentEvent(Instant at, String actor, String text) {}
