package io.signalbox.tools.workflow.agent;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.agent.RiskLevel;
import java.time.Instant;
import java.util.Optional;

/**
 * Registered AI agent in its current state, as a row of the agent table: profile, risk level,
 * approval state and timer.
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
  /** Revision of a newly inserted agent; each change increments it. */
  static final int FIRST_REVISION = 1;

  /** State of an agent's registration, from discovered to retired. */
  public enum AgentState {
    /**
     * Known but not rated: discovered or imported, and still calling models with keys of its own.
     */
    SHADOW,
    /** Waiting for an approver's decision until the deadline in {@code dueAt}. */
    WAITING,
    /** Registered: its owner may have a gateway key issued. */
    REGISTERED,
    /** Allowed to have a gateway key until its exception expires. */
    EXCEPTED,
    /** Registered, with every item of the sanction checklist done. */
    SANCTIONED,
    /** Rejected by an approver, or by the timer where an unanswered request counts as rejected. */
    REFUSED,
    RETIRED;

    /** Returns whether the agent may have a gateway key in this state. */
    public boolean mayCall() {
      return this == REGISTERED || this == EXCEPTED || this == SANCTIONED;
    }
  }

  public String name() {
    return profile.name();
  }

  /**
   * Returns the agent's caller name at the gateway: {@code agent.} and its name, a prefix that no
   * other kind of caller has.
   */
  public String caller() {
    return "agent." + profile.name();
  }

  /** Returns a copy in another state, with the next revision and a new timer. */
  Agent moved(AgentState to, Instant now, Optional<Instant> due) {
    return new Agent(
        profile, to, level, registeredBy, registeredAt, now, due, ownerGone, revision + 1);
  }

  /** Returns a copy in another state, with a new timer and the same revision. */
  Agent admitted(AgentState as, Optional<Instant> due) {
    return new Agent(
        profile, as, level, registeredBy, registeredAt, changedAt, due, ownerGone, revision);
  }

  /**
   * Returns why a check alone may not sanction this agent as described: it cannot undo a person's
   * refusal, nor take over another owner's agent.
   */
  Optional<String> sanctionObjection(AgentProfile as) {
    return switch (state) {
      case REFUSED -> Optional.of("an approver refused it");
      case RETIRED -> Optional.of("it is retired");
      case SHADOW, WAITING, REGISTERED, EXCEPTED, SANCTIONED ->
          profile.owner().isBlank() || profile.owner().equals(as.owner())
              ? Optional.empty()
              : Optional.of("an agent of this name is registered with another owner");
    };
  }

  /** Returns why a person without rights over this agent may not change it; else empty. */
  Optional<String> changeObjection(boolean hasRights) {
    return hasRights
        ? Optional.empty()
        : Optional.of(
            "There is an agent called '%s' already, and only its owner, its deputy and admins may"
                    .formatted(name())
                + " change it. Choose another name.");
  }

  /** Returns a copy with a new profile and the risk level that this profile has. */
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

  /** Creates an agent in the state {@link AgentState#SHADOW}, at its first revision. */
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
