package io.signalbox.tools.discovery;

import io.signalbox.tools.agent.Agent;
import io.signalbox.tools.agent.AgentManifest;
import io.signalbox.tools.agent.AgentProfile;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Something that may be an agent, found and not told.
 *
 * @param subject a machine, an address, a login or a bot's handle; a stranger's text
 * @param seen what it was seen doing, in words that go on after "We saw"; a stranger's text
 * @param seenAt when it was seen last
 */
public record Discovery(
    long number, Kind kind, String subject, String seen, State state, Instant seenAt) {

  /** How it was found. */
  public enum Kind {
    /** It talks to a model vendor's host. */
    EGRESS,
    /** It is another app's bot user in the workspace. */
    BOT_USER
  }

  /** What an admin did about it. */
  public enum State {
    OPEN,
    /** Its likely owner has a message. */
    SENT,
    /** It is no agent of anybody's. */
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
        Nobody is in trouble, and nothing is switched off. If it is not yours, just say so."""
        .formatted(seen);
  }

  /** Whether one of these is it: a registered agent of that name, or one that runs there. */
  public boolean isOneOf(List<Agent> agents) {
    return agents.stream()
        .filter(agent -> agent.state() != Agent.State.SHADOW)
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
