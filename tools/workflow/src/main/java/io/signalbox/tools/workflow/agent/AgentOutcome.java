package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.caller.IssuedKey;

/** Result of an act on an agent. */
public sealed interface AgentOutcome {
  /** The change was applied. */
  record AgentDone(Agent agent, String sentence) implements AgentOutcome {}

  /** Issued key, shown once and only to its requester. */
  record Key(Agent agent, IssuedKey key, Route route) implements AgentOutcome {}

  /** Nothing changed: the agent may not run, and has to be registered (again) first. */
  record NotRegistered(Agent agent) implements AgentOutcome {}

  /** Nothing changed; {@code sentence} says why. */
  record AgentRefused(String sentence) implements AgentOutcome {}
}
