package io.signalbox.tools.workflow.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * Agent in its current state.
 *
 * @param registeredBy a person, or the command line
 * @param dueAt when its approval or its exception runs out
 * @param ownerGone its owner was not in Slack when that was last asked
 * @param revision counts changes
 */
public record Agent(
    AgentProfile profile,
    AgentState state,
    RiskLevel level,
    String registeredBy,
    Instant registeredAt,
    Instant changedAt,
    Optional<Instant> dueAt,
    boolean ownerGone,
    int revision) {
  /** Revision of an agent that nobody changed yet. */
  static final int FIRST_REVISION = 1;

  /** State of an agent's registration. */
  public enum AgentState {
    /** Known and unrated: found, or imported, and still on keys of its own. */
    SHADOW,
    /** Approvers are asked, and their clock runs. */
    WAITING,
    /** May have a key. */
    REGISTERED,
    /** May have a key until the exception expires. */
    EXCEPTED,
    /** Registered, with nothing on its checklist open. */
    SANCTIONED,
    /** Rejected, or not answered where that means rejection. */
    REFUSED,
    RETIRED;

    /** Returns whether the agent may have a key. */
    public boolean mayCall() {
      return this == REGISTERED || this == EXCEPTED || this == SANCTIONED;
    }
  }

  public String name() {
    return profile.name();
  }

  /** Its name among the gateway's callers; no caller of another kind has one like it. */
  public String caller() {
    return "agent." + profile.name();
  }

  /** Returns a copy in another state. */
  Agent moved(AgentState to, Instant now, Optional<Instant> due) {
    return new Agent(
        profile, to, level, registeredBy, registeredAt, now, due, ownerGone, revision + 1);
  }

  /** Returns a copy with a new profile. */
  Agent described(AgentProfile as, Instant now) {
    return new Agent(
        as,
        state,
        RiskAssessment.of(as).level(),
        registeredBy,
        registeredAt,
        now,
        dueAt,
        /* ownerGone= */ false,
        revision + 1);
  }

  Agent withOwnerGone(boolean gone, Instant now) {
    return new Agent(
        profile, state, level, registeredBy, registeredAt, now, dueAt, gone, revision + 1);
  }

  /** Creates an agent that is not rated yet. */
  static Agent fresh(AgentProfile profile, String by, Instant now) {
    return new Agent(
        profile,
        AgentState.SHADOW,
        RiskAssessment.of(profile).level(),
        by,
        now,
        now,
        Optional.empty(),
        /* ownerGone= */ false,
        FIRST_REVISION);
  }
}
