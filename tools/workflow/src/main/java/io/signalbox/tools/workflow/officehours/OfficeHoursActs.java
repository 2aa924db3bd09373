package io.signalbox.tools.workflow.officehours;

import io.signalbox.tools.workflow.officehours.OfficeHours.ObjectionException;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestChanges.RequestChange;
import io.signalbox.tools.workflow.officehours.RequestEvent.RequestEventKind;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import io.signalbox.tools.workflow.officehours.topic.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/**
 * Acts of people on a request, from buttons and commands; rights are checked at each act. Safe for
 * use from several threads and processes.
 */
public final class OfficeHoursActs {
  private static final Duration ASKER_HAS = Duration.ofDays(2);

  private final OfficeHours hours;
  private final Decisions decisions;

  public OfficeHoursActs(OfficeHours hours, Decisions decisions) {
    this.hours = hours;
    this.decisions = decisions;
  }

  /** Closes a request that the offered knowledge answers. */
  public OfficeHoursOutcome answered(long number, String person) {
    return hours.act(
        number,
        (handle, r, now) -> {
          askers(r, person);
          notOver(r);
          return step(
              r.moved(RequestState.DEFLECTED, Optional.empty(), now, Optional.empty()),
              RequestEventKind.DEFLECTED,
              person,
              "");
        });
  }

  /** Passes a request on to the experts, since the offered knowledge does not answer it. */
  public OfficeHoursOutcome stillNeeded(long number, String person) {
    return hours.act(
        number,
        (handle, r, now) -> {
          askers(r, person);
          if (r.state() != RequestState.OFFERED) {
            throw new ObjectionException("It is with the experts already.");
          }
          ExpertPool pool = hours.pool(r);
          Optional<String> next = hours.next(handle, pool, r.topic(), Set.of(), now);
          return step(
              r.moved(RequestState.WAITING, next, now, Optional.of(now.plus(pool.target()))),
              RequestEventKind.STILL_NEEDED,
              person,
              "");
        });
  }

  /** Claims a request for an expert; from then on, others are refused. */
  public OfficeHoursOutcome claim(long number, String person) {
    return hours.act(
        number,
        (handle, r, now) -> {
          experts(r, person);
          notOver(r);
          if (r.state() == RequestState.CLAIMED && r.holder().filter(person::equals).isPresent()) {
            throw new ObjectionException("You have it already.");
          }
          if (r.state() != RequestState.WAITING && r.state() != RequestState.OFFERED) {
            throw new ObjectionException(new OfficeHoursOutcome.InOtherHands(r));
          }
          return step(
              r.moved(RequestState.CLAIMED, Optional.of(person), now, Optional.empty()),
              RequestEventKind.CLAIMED,
              person,
              "");
        });
  }

  /** Asks the asker a question back, which pauses the request. */
  public OfficeHoursOutcome askBack(long number, String person, String text) {
    return hours.act(
        number,
        (handle, r, now) -> {
          experts(r, person);
          notOver(r);
          said(text, "what you need to know");
          return step(
              r.moved(
                  RequestState.ASKED_BACK,
                  Optional.of(person),
                  now,
                  Optional.of(now.plus(ASKER_HAS))),
              RequestEventKind.ASKED_BACK,
              person,
              text);
        });
  }

  /** Adds a message of the asker or an expert to the request. */
  public OfficeHoursOutcome tell(long number, String person, String text) {
    return hours.act(
        number,
        (handle, r, now) -> {
          notOver(r);
          said(text, "what there is to say");
          boolean asker = r.asker().equals(person);
          if (!asker) {
            experts(r, person);
          }
          boolean answers = asker && r.state() == RequestState.ASKED_BACK;
          OfficeHoursRequest after =
              answers
                  ? r.moved(RequestState.CLAIMED, r.holder(), now, Optional.empty())
                  : r.moved(r.state(), r.holder(), now, r.dueAt());
          return step(after, RequestEventKind.TOLD, person, text);
        });
  }

  /** Hands the request over to another expert of the pool. */
  public OfficeHoursOutcome handOver(long number, String person, String to) {
    return hours.act(
        number,
        (handle, r, now) -> {
          experts(r, person);
          notOver(r);
          if (!hours.isExpert(hours.pool(r), to)) {
            throw new ObjectionException("They are not an expert of the pool " + r.pool() + ".");
          }
          return step(
              r.moved(RequestState.CLAIMED, Optional.of(to), now, Optional.empty()),
              RequestEventKind.HANDED_OVER,
              person,
              to);
        });
  }

  /** Puts the request aside for the expert who asks for it, for a time of up to 60 days. */
  public OfficeHoursOutcome snooze(long number, String person, Duration time) {
    return hours.act(
        number,
        (handle, r, now) -> {
          experts(r, person);
          notOver(r);
          if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(60)) > 0) {
            throw new ObjectionException("Choose between a minute and 60 days.");
          }
          Instant until = now.plus(time);
          return step(
              r.moved(RequestState.SNOOZED, Optional.of(person), now, Optional.of(until)),
              RequestEventKind.SNOOZED,
              person,
              until.toString());
        });
  }

  /** Changes the topic or urgency that the rules chose, with a reason. */
  public OfficeHoursOutcome sort(
      long number,
      String person,
      Optional<RequestTopic> topic,
      Optional<Urgency> urgency,
      String reason) {
    return hours.act(
        number,
        (handle, r, now) -> {
          notOver(r);
          if (!r.asker().equals(person)) {
            experts(r, person);
          }
          said(reason, "why");
          RequestTopic newTopic = topic.orElse(r.topic());
          ExpertPool pool = hours.settings().rules().poolFor(newTopic);
          boolean moves = !pool.name().equals(r.pool());
          OfficeHoursRequest sorted =
              r.sorted(newTopic, urgency.orElse(r.urgency()), moves ? pool.name() : r.pool());
          OfficeHoursRequest after =
              moves && r.state() != RequestState.OFFERED
                  ? sorted.moved(
                      RequestState.WAITING,
                      hours.next(handle, pool, newTopic, Set.of(), now),
                      now,
                      Optional.of(now.plus(pool.target())))
                  : sorted.moved(r.state(), r.holder(), now, r.dueAt());
          return step(
              after,
              RequestEventKind.SORTED,
              person,
              newTopic.words() + ", " + after.urgency().label() + ": " + reason);
        });
  }

  /** Records the topic that a model suggests, if it differs; nothing else changes. */
  public void suggested(long number, RequestTopic topic) {
    var unused =
        hours.act(
            number,
            (handle, r, now) ->
                r.state().isOver() || r.topic() == topic
                    ? Optional.empty()
                    : Optional.of(
                        new RequestChange(
                            r.moved(r.state(), r.holder(), now, r.dueAt()),
                            RequestEventKind.SUGGESTED,
                            Optional.empty(),
                            topic.label())));
  }

  /** Closes the request with a decision, which becomes searchable knowledge. */
  public OfficeHoursOutcome decide(long number, String person, Decision.DecisionDraft draft) {
    OfficeHoursOutcome outcome =
        hours.act(
            number,
            (handle, r, now) -> {
              experts(r, person);
              notOver(r);
              said(draft.what(), "what is decided");
              said(draft.why(), "why");
              if (!Decision.isAllowed(draft.days())) {
                throw new ObjectionException(
                    "A decision counts for 1 to " + Decision.MOST_DAYS + " days.");
              }
              LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
              var unused =
                  DecisionRows.insert(
                      handle, Decision.of(r, person, draft, today), Optional.empty());
              return step(
                  r.moved(RequestState.DECIDED, Optional.of(person), now, Optional.empty()),
                  RequestEventKind.DECIDED,
                  person,
                  draft.what());
            });
    if (outcome instanceof OfficeHoursOutcome.RequestDone) {
      publish(number);
    }
    return outcome;
  }

  /** Indexes the decision after the transaction, since the corpus has a transaction of its own. */
  private void publish(long request) {
    hours
        .jdbi()
        .withHandle(handle -> DecisionRows.ofRequest(handle, request))
        .ifPresent(decisions::publish);
  }

  /** Withdraws the request, by its asker or an administrator. */
  public OfficeHoursOutcome withdraw(long number, String person) {
    return hours.act(
        number,
        (handle, r, now) -> {
          if (!hours.isAdmin(person)) {
            askers(r, person);
          }
          notOver(r);
          return step(
              r.moved(RequestState.WITHDRAWN, Optional.empty(), now, Optional.empty()),
              RequestEventKind.WITHDRAWN,
              person,
              "");
        });
  }

  private static Optional<RequestChange> step(
      OfficeHoursRequest after, RequestEventKind kind, String person, String text) {
    return Optional.of(new RequestChange(after, kind, Optional.of(person), text));
  }

  private static void askers(OfficeHoursRequest r, String person) throws ObjectionException {
    if (!r.asker().equals(person)) {
      throw new ObjectionException("Only whoever asked can say that.");
    }
  }

  private void experts(OfficeHoursRequest r, String person) throws ObjectionException {
    if (!hours.isExpert(hours.pool(r), person)) {
      throw new ObjectionException("Only experts of the pool " + r.pool() + " can do that.");
    }
  }

  private static void notOver(OfficeHoursRequest r) throws ObjectionException {
    if (r.state().isOver()) {
      throw new ObjectionException("Request " + r.number() + " is closed.");
    }
  }

  private static void said(String text, String what) throws ObjectionException {
    if (text.isBlank()) {
      throw new ObjectionException("Say " + what + ".");
    }
  }
}
