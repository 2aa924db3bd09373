package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.topic.RequestText;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.officehours.topic.Urgency;
import java.time.Instant;
import java.util.Optional;

/**
 * Request to a pool of experts in its current state, with its timer.
 *
 * @param channel where its message is
 * @param holder whoever claimed it; while nobody has, whoever is asked next
 * @param offer what was offered before it went to people
 * @param claimedAt the first time
 * @param dueAt when something happens by itself
 * @param nudges how many experts let the time pass
 * @param revision counts changes
 */
public record OfficeHoursRequest(
    long number,
    String asker,
    RequestText ask,
    RequestTopic topic,
    Urgency urgency,
    String pool,
    String channel,
    RequestState state,
    Optional<String> holder,
    RequestOffer offer,
    Instant openedAt,
    Optional<Instant> claimedAt,
    Instant changedAt,
    Optional<Instant> dueAt,
    int nudges,
    int revision) {

  /** State of a request. */
  public enum RequestState {
    /** An existing answer was offered; the asker has not replied. */
    OFFERED,
    /** Waiting for an expert to claim it. */
    WAITING,
    CLAIMED,
    /** Waiting for the asker's reply to an expert's question. */
    ASKED_BACK,
    SNOOZED,
    /** Closed without an expert, because the offered knowledge answered it. */
    DEFLECTED,
    DECIDED,
    WITHDRAWN;

    /** Returns whether the request is closed. */
    public boolean isOver() {
      return this == DEFLECTED || this == DECIDED || this == WITHDRAWN;
    }
  }

  /** Returns a copy in another state with the next revision. */
  OfficeHoursRequest moved(
      RequestState to, Optional<String> newHolder, Instant now, Optional<Instant> due) {
    return new OfficeHoursRequest(
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
        claimedAt.or(() -> to == RequestState.CLAIMED ? Optional.of(now) : Optional.empty()),
        now,
        due,
        nudges,
        revision + 1);
  }

  /** Returns a copy with another offer, as readers with other rights may see it. */
  public OfficeHoursRequest offering(RequestOffer other) {
    return new OfficeHoursRequest(
        number, asker, ask, topic, urgency, pool, channel, state, holder, other, openedAt,
        claimedAt, changedAt, dueAt, nudges, revision);
  }

  /** Returns a copy with one more expert counted as having let the time pass. */
  OfficeHoursRequest nudged() {
    return new OfficeHoursRequest(
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
  OfficeHoursRequest sorted(RequestTopic newTopic, Urgency newUrgency, String newPool) {
    return new OfficeHoursRequest(
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
