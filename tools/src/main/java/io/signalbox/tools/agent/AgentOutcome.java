package io.signalbox.tools.agent;

import io.signalbox.tools.caller.IssuedKey;
import io.signalbox.tools.route.Route;

/** Result of an act on an agent. */
public sealed interface AgentOutcome {
  /** The change was applied. */
  record Done(Agent agent, String sentence) implements AgentOutcome {}

  /** Issued key, shown once and only to its requester. */
  record Key(Agent agent, IssuedKey key, Route route) implements AgentOutcome {}

  /** Nothing changed; {@code sentence} says why. */
  record Refused(String sentence) implements AgentOutcome {}
}
