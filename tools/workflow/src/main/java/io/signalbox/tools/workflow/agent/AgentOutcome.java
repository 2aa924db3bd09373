package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.gateway.caller.IssuedKey;

/** Result of registering, changing or deciding an agent, or of issuing its key. */
public sealed interface AgentOutcome {
  /** Success: the change was applied. */
  record AgentDone(Agent agent, String sentence) implements AgentOutcome {}

  /** Success: a key was issued, to be shown once and only to its requester. */
  record Key(Agent agent, IssuedKey key, Route route) implements AgentOutcome {}

  /** Refusal of a key: the agent may not run and has to be registered first, or again. */
  record NotRegistered(Agent agent) implements AgentOutcome {}

  /** Refusal of the act; nothing changed, and {@code sentence} tells the user why. */
  record AgentRefused(String sentence) implements AgentOutcome {}
}
