package io.signalbox.tools.triage;

import java.time.Instant;
import java.util.Optional;

/**
 * A request to experts.
 *
 * @param channel where its message is
 * @param holder whoever claimed it; while nobody has, whoever is asked next
 * @param offer what was offered before it went to people
 * @param claimedAt the first time
 * @param dueAt when something happens by itself
 * @param nudges how many experts let the time pass
 * @param revision counts changes
 */
public record TriageRequest(
    long number,
    String asker,
    Ask ask,
    Topic topic,
    Urgency urgency,
    String pool,
    String channel,
    State state,
    Optional<String> holder,
    Offer offer,
    Instant openedAt,
    Optional<Instant> claimedAt,
    Instant changedAt,
    Optional<Instant> dueAt,
    int nudges,
    int revision) {

  /** How it stands. */
  public enum State {
    /** Something was offered that may answer it; the asker has not said yet. */
    OFFERED,
    /** It waits for an expert. */
    WAITING,
    CLAIMED,
    /** It waits for the asker. */
    ASKED_BACK,
    SNOOZED,
    /** What was offered answered it. */
    DEFLECTED,
    DECIDED,
    WITHDRAWN;

    /** Whether nothing is to be done any more. */
    public boolean isOver() {
      return this == DEFLECTED || this == DECIDED || this == WITHDRAWN;
    }
  }

  /** The same in another state, one revision on. */
  TriageRequest moved(State to, Optional<String> newHolder, Instant now, Optional<Instant> due) {
    return new TriageRequest(
        number,
        asker,
        ask,
        topic,
        urgency,
        pool,
        channel,
        to,
        newHolder,
        offer,
        openedAt,
        claimedAt.or(() -> to == State.CLAIMED ? Optional.of(now) : Optional.empty()),
        now,
        due,
        nudges,
        revision + 1);
  }

  /** The same with another offer, for other readers. */
  public TriageRequest offering(Offer other) {
    return new TriageRequest(
        number, asker, ask, topic, urgency, pool, channel, state, holder, other, openedAt,
        claimedAt, changedAt, dueAt, nudges, revision);
  }

  /** The same for the next expert. */
  TriageRequest nudged() {
    return new TriageRequest(
        number,
        asker,
        ask,
        topic,
        urgency,
        pool,
        channel,
        state,
        holder,
        offer,
        openedAt,
        claimedAt,
        changedAt,
        dueAt,
        nudges + 1,
        revision);
  }

  /** The same about something else, or sooner, or for others. */
  TriageRequest sorted(Topic newTopic, Urgency newUrgency, String newPool) {
    return new TriageRequest(
        number,
        asker,
        ask,
        newTopic,
        newUrgency,
        newPool,
        channel,
        state,
        holder,
        offer,
        openedAt,
        claimedAt,
        changedAt,
        dueAt,
        nudges,
        revision);
  }
}
