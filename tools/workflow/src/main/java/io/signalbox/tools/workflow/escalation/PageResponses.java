package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.Escalations.ActRule.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Answers of people to a page, from buttons and commands; rights are checked at the time of each
 * act. Safe for use from several threads and processes.
 */
public final class PageResponses {
  private final Escalations escalations;
  private final EscalationSettings settings;
  private final Clock clock;

  public PageResponses(Escalations escalations, Clock clock) {
    this.escalations = escalations;
    this.settings = escalations.settings();
    this.clock = clock;
  }

  /** Acknowledges the escalation, which stops further paging. */
  public EscalationOutcome acknowledge(long number, String person) {
    return answering(
        number,
        person,
        (e, now) -> {
          if (e.state() == EscalationState.ACKNOWLEDGED) {
            return e.acknowledgedBy().filter(person::equals).isPresent()
                ? already(e, "You have it already.")
                : new Verdict.No(new EscalationOutcome.InOtherHands(e));
          }
          Escalation after =
              EscalationChange.moved(
                  e,
                  EscalationState.ACKNOWLEDGED,
                  e.step(),
                  Optional.of(person),
                  now,
                  now.plus(remindEvery(e)));
          return go(
              after,
              List.of(UnsavedEvent.by(EscalationEventKind.ACKNOWLEDGED, person, "")),
              List.of());
        });
  }

  /** Pages another person, who has the usual time before the chain continues. */
  public EscalationOutcome handOver(long number, String person, String to) {
    return answering(
        number,
        person,
        (e, now) -> {
          if (e.acknowledgedBy().filter(to::equals).isPresent()) {
            return already(e, "They have it already.");
          }
          int step = e.step() + 1;
          Escalation after =
              EscalationChange.moved(
                  e,
                  EscalationState.PAGING,
                  step,
                  Optional.empty(),
                  now,
                  now.plus(settings.policy(e.policy()).acknowledgeWithin()));
          return go(
              after,
              List.of(
                  new UnsavedEvent(
                      EscalationEventKind.HANDED_OVER, Optional.of(person), Optional.of(to), ""),
                  UnsavedEvent.of(EscalationEventKind.PAGED, Optional.of(to), "")),
              List.of(new SentPage(step, to)));
        });
  }

  /** Records that the person declines the page, and moves on to the next level at once. */
  public EscalationOutcome decline(long number, String person) {
    return answering(
        number,
        person,
        (e, now) -> {
          if (e.state() == EscalationState.ACKNOWLEDGED
              && e.acknowledgedBy().filter(person::equals).isEmpty()) {
            return already(e, "Somebody else has it; you don't need to do anything.");
          }
          Escalation after =
              EscalationChange.moved(
                  e, EscalationState.PAGING, e.step(), Optional.empty(), now, now);
          return go(
              after, List.of(UnsavedEvent.by(EscalationEventKind.DECLINED, person, "")), List.of());
        });
  }

  /** Adds a progress update to the timeline; allowed to the reporter and all who may answer. */
  public EscalationOutcome update(long number, String person, String text) {
    return escalations.act(
        number,
        e -> {
          if (!e.isOpen()) {
            return refused("Escalation " + number + " is resolved.");
          }
          if (!isConcerned(e, person)) {
            return notTheirs(e);
          }
          Instant now = clock.instant();
          Instant due =
              e.state() == EscalationState.ACKNOWLEDGED
                  ? now.plus(remindEvery(e))
                  : e.dueAt().orElse(now);
          return go(
              EscalationChange.moved(e, e.state(), e.step(), e.acknowledgedBy(), now, due),
              List.of(UnsavedEvent.by(EscalationEventKind.UPDATED, person, text)),
              List.of());
        });
  }

  /** Resolves the escalation; allowed to the reporter and all who may answer. */
  public EscalationOutcome resolve(long number, String person, String text) {
    return escalations.act(
        number,
        e -> {
          if (!e.isOpen()) {
            return already(e, "It is resolved already.");
          }
          if (!isConcerned(e, person)) {
            return notTheirs(e);
          }
          Instant now = clock.instant();
          return go(
              EscalationChange.moved(
                  e, EscalationState.RESOLVED, e.step(), e.acknowledgedBy(), now, now),
              List.of(UnsavedEvent.by(EscalationEventKind.RESOLVED, person, text)),
              List.of());
        });
  }

  private EscalationOutcome answering(
      long number, String person, BiFunction<Escalation, Instant, Verdict> act) {
    return escalations.act(
        number,
        e -> {
          if (!e.isOpen()) {
            return refused("Escalation " + number + " is resolved.");
          }
          return escalations.mayAnswer(e, person) ? act.apply(e, clock.instant()) : notTheirs(e);
        });
  }

  private boolean isConcerned(Escalation e, String person) {
    return e.reporter().equals(person) || escalations.mayAnswer(e, person);
  }

  private Duration remindEvery(Escalation e) {
    return settings.severity(e.subject().severity()).orElse(settings.usual()).remindEvery();
  }

  private static Verdict go(Escalation after, List<UnsavedEvent> notes, List<SentPage> pages) {
    return new Verdict.Go(new EscalationChange(after, notes, pages));
  }

  private static Verdict already(Escalation e, String sentence) {
    return new Verdict.No(new EscalationOutcome.Already(e, sentence));
  }

  private static Verdict refused(String sentence) {
    return new Verdict.No(new EscalationOutcome.ActRefused(sentence));
  }

  private static Verdict notTheirs(Escalation e) {
    return refused(
        "Only those who were paged and the team %s can do that with escalation %d."
            .formatted(e.subject().teamOrService(), e.number()));
  }
}
