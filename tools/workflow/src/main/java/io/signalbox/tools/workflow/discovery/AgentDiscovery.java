package io.signalbox.tools.workflow.discovery;

import io.signalbox.tools.core.agent.AgentManifest;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.Agent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Suspected agent that nobody registered, with the evidence for it.
 *
 * @param subject a machine, an address, a login or a bot's handle; a stranger's text
 * @param seen what it was seen doing, in words that go on after "We saw"; a stranger's text
 * @param seenAt when it was seen last
 */
public record AgentDiscovery(
    long number,
    DiscoveryKind kind,
    String subject,
    String seen,
    DiscoveryState state,
    Instant seenAt) {

  /** Source of evidence for a discovery. */
  public enum DiscoveryKind {
    /** Contact with a model vendor's host in a proxy or DNS log. */
    EGRESS,
    /** Bot user of another app in the Slack workspace. */
    BOT_USER
  }

  /** State of a discovery: open, or decided by an administrator. */
  public enum DiscoveryState {
    OPEN,
    /** A message was sent to the likely owner. */
    SENT,
    /** Dismissed as not being an agent. */
    DISMISSED
  }

  /** Returns the draft of a message that asks the likely owner to register the agent. */
  public String draft() {
    return draft(seen);
  }

  /** Returns the draft of a message to the likely owner of an agent. */
  public static String draft(String seen) {
    return """
    Hello! We saw %s. If that is an agent of yours: good, people need it. \
    `/register-agent` gives it a key and a budget that the company pays, in a minute. \
    Nobody is in trouble, and nothing is switched off. If it is not yours, just say so.\
    """
        .formatted(seen);
  }

  /**
   * Returns whether a registered agent has the discovery's subject as its name or as the place it
   * runs on.
   */
  public boolean isOneOf(List<Agent> agents) {
    return agents.stream()
        .filter(agent -> agent.state() != Agent.AgentState.SHADOW)
        .map(Agent::profile)
        .anyMatch(this::is);
  }

  private boolean is(AgentProfile profile) {
    String wanted = subject.toLowerCase(Locale.ROOT);
    return profile.name().equals(AgentManifest.name(wanted))
        || List.of(profile.runsOn().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}._@:\\\\-]+"))
            .contains(wanted);
  }
}
