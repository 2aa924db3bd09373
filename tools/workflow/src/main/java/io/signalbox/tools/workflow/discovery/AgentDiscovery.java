package io.signalbox.tools.workflow.discovery;

import io.signalbox.tools.workflow.agent.Agent;
import io.signalbox.tools.workflow.agent.AgentManifest;
import io.signalbox.tools.workflow.agent.AgentProfile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Suspected agent that nobody reported.
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

  /** Evidence by which an agent was discovered. */
  public enum DiscoveryKind {
    /** Contact with a model vendor's host. */
    EGRESS,
    /** Bot user of another app in the workspace. */
    BOT_USER
  }

  /** Decision of an admin about a discovery. */
  public enum DiscoveryState {
    OPEN,
    /** Its likely owner has a message. */
    SENT,
    /** Not an agent. */
    DISMISSED
  }

  /** The message to its likely owner, as a colleague would write it. */
  public String draft() {
    return draft(seen);
  }

  /** The message for what was seen, in words that go on after "We saw". */
  public static String draft(String seen) {
    return """
    Hello! We saw %s. If that is an agent of yours: good, people need it. \
    `/register-agent` gives it a key and a budget that the company pays, in a minute. \
    Nobody is in trouble, and nothing is switched off. If it is not yours, just say so.\
    """
        .formatted(seen);
  }

  /** Returns whether one of these agents matches, by name or by place. */
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
