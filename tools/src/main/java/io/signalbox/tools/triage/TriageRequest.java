package io.signalbox.tools.triage;

import java.time.Instant;
import java.util.Optional;

/**
 * Request to the experts.
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

  /** State of a request. */
  public enum State {
    /** An existing answer was offered; the asker has not replied. */
    OFFERED,
    /** Waiting for an expert. */
    WAITING,
    CLAIMED,
    /** Waiting for the asker. */
    ASKED_BACK,
    SNOOZED,
    /** Closed without an expert: the offered knowledge answered it. */
    DEFLECTED,
    DECIDED,
    WITHDRAWN;

    /** Returns whether the request is closed. */
    public boolean isOver() {
      return this == DEFLECTED || this == DECIDED || this == WITHDRAWN;
    }
  }

  /** Returns a copy in another state with the next revision. */
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

  /** Returns a copy for the next expert. */
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

  /** Returns a copy with another topic, urgency or pool. */
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
