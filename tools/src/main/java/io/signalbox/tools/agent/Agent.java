package io.signalbox.tools.agent;

import java.time.Instant;
import java.util.Optional;

/**
 * An agent as it stands.
 *
 * @param registeredBy a person, or the command line
 * @param dueAt when its approval or its exception runs out
 * @param ownerGone its owner was not in Slack when that was last asked
 * @param revision counts changes
 */
public record Agent(
    AgentProfile profile,
    State state,
    RiskLevel level,
    String registeredBy,
    Instant registeredAt,
    Instant changedAt,
    Optional<Instant> dueAt,
    boolean ownerGone,
    int revision) {

  /** How it stands. */
  public enum State {
    /** Known and unrated: found, or imported, and still on keys of its own. */
    SHADOW,
    /** Approvers are asked, and their clock runs. */
    WAITING,
    /** It may have a key. */
    REGISTERED,
    /** It may have a key until its exception runs out. */
    EXCEPTED,
    /** Registered, with nothing on its checklist open. */
    SANCTIONED,
    /** Approvers said no, or nobody answered where that means no. */
    REFUSED,
    RETIRED;

    /** Whether it may have a key. */
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

  /** The same in another state. */
  Agent moved(State to, Instant now, Optional<Instant> due) {
    return new Agent(
        profile, to, level, registeredBy, registeredAt, now, due, ownerGone, revision + 1);
  }

  /** The same as its team describes it now. */
  Agent described(AgentProfile as, Instant now) {
    return new Agent(
        as,
        state,
        Risk.of(as).level(),
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

  /** One that nobody has rated. */
  static Agent fresh(AgentProfile profile, String by, Instant now) {
    return new Agent(
        profile,
        State.SHADOW,
        Risk.of(profile).level(),
        by,
        now,
        now,
        Optional.empty(),
        /* ownerGone= */ false,
        1);
  }
}
