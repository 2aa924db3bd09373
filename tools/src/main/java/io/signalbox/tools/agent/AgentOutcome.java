package io.signalbox.tools.agent;

import io.signalbox.tools.caller.IssuedKey;
import io.signalbox.tools.route.Route;

/** What came of something asked of {@link Agents}. */
public sealed interface AgentOutcome {
  /** It is so now. */
  record Done(Agent agent, String sentence) implements AgentOutcome {}

  /** A key, to be shown to whoever asked and to nobody else, once. */
  record Key(Agent agent, IssuedKey key, Route route) implements AgentOutcome {}

  /** It is as it was. */
  record Refused(String sentence) implements AgentOutcome {}
}
