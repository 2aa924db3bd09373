package io.signalbox.tools.workflow.escalation;

import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Timer job of escalations: makes the first page, moves on to the next step of a chain, and sends
 * reminders. A timer is a column of the escalation's row, so that it survives any end of a process;
 * it runs when its time is over, however late, and is set anew from then, so that after an outage
 * each runs once and in order. Safe for use from several threads and processes.
 */
public final class DueEscalations {
  private static final Logger log = LoggerFactory.getLogger(DueEscalations.class);
  private static final int AT_ONCE = 100;

  /**
   * Time for which a due page waits until the directory can tell who a person is, before it skips
   * them.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Interval for asking again who a person is, after the end of the chain. */
  private static final Duration DOUBT = Duration.ofSeconds(15);

  private final Escalations escalations;
  private final EscalationSettings settings;
  private final EscalationChain chain;
  private final Clock clock;

  /** Interval for checking whether somebody came on call after the end of a chain. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  private volatile Instant lookedAt = Instant.EPOCH;

  public DueEscalations(
      Escalations escalations, OnCallTable onCall, EscalationPeople people, Clock clock) {
    this.escalations = escalations;
    this.settings = escalations.settings();
    this.chain = new EscalationChain(onCall, people, settings);
    this.clock = clock;
  }

  /** Runs every timer that is due; one that fails stays due. */
  public void runDue() {
    Set<Long> failed = new HashSet<>();
    boolean more = true;
    while (more) {
      Instant now = clock.instant();
      List<Escalation> due =
          escalations.due(now, EscalationChange.future(now), AT_ONCE + failed.size()).stream()
              .filter(e -> !failed.contains(e.number()))
              .toList();
      for (Escalation e : due) {
        try {
          // Another process may have been faster; then its change stands.
          escalations.apply(change(e, now));
        } catch (DirectoryUnavailableException e2) {
          log.warn("Escalation {} waits: {}", e.number(), e2.getMessage());
          failed.add(e.number());
        }
      }
      more = !due.isEmpty();
    }
    callNewcomers();
  }

  /** Pages those who come on call after the end of a chain, before the next reminder is due. */
  private void callNewcomers() {
    Instant now = clock.instant();
    if (!now.isBefore(lookedAt) && now.isBefore(lookedAt.plus(LOOK))) {
      return;
    }
    lookedAt = now;
    for (Escalation e : escalations.open()) {
      if (e.state() == EscalationState.PAGING) {
        EscalationHistory history = EscalationHistory.of(escalations.timeline(e.number()), now);
        List<String> newcomers =
            history.fallbackAt().isPresent() ? chain.newcomers(e, history, now) : List.of();
        if (!newcomers.isEmpty()) {
          escalations.apply(call(e, newcomers, now));
        }
      }
    }
  }

  private EscalationChange call(Escalation e, List<String> newcomers, Instant now) {
    List<UnsavedEvent> notes = new ArrayList<>();
    notes.add(
        UnsavedEvent.of(
            EscalationEventKind.FALLBACK,
            Optional.empty(),
            "There is somebody to call now: calling them."));
    newcomers.forEach(
        to -> notes.add(UnsavedEvent.of(EscalationEventKind.PAGED, Optional.of(to), "")));
    int step = e.step() + 1;
    return new EscalationChange(
        EscalationChange.moved(
            e,
            EscalationState.PAGING,
            step,
            Optional.empty(),
            now,
            now.plus(settings.policy(e.policy()).acknowledgeWithin())),
        notes,
        newcomers.stream().map(person -> new SentPage(step, person)).toList());
  }

  private EscalationChange change(Escalation e, Instant now) {
    if (EscalationChange.clockWasPutBack(e, now)) {
      return new EscalationChange(EscalationChange.touched(e, now), List.of(), List.of());
    }
    Severity severity = settings.severity(e.subject().severity()).orElse(settings.usual());
    if (e.state() == EscalationState.ACKNOWLEDGED) {
      Escalation after =
          EscalationChange.moved(
              e, e.state(), e.step(), e.acknowledgedBy(), now, now.plus(severity.remindEvery()));
      return new EscalationChange(
          after,
          List.of(UnsavedEvent.of(EscalationEventKind.REMINDED, e.acknowledgedBy(), "")),
          List.of());
    }
    EscalationHistory history = EscalationHistory.of(escalations.timeline(e.number()), now);
    boolean patient = now.isBefore(e.dueAt().orElse(now).plus(PATIENCE));
    EscalationChain.ChainCall call = chain.next(e, history, patient, now);
    if (isOldNews(call, history, severity, now)) {
      return new EscalationChange(
          EscalationChange.moved(
              e, EscalationState.PAGING, e.step(), Optional.empty(), now, now.plus(DOUBT)),
          List.of(),
          List.of());
    }
    Duration wait =
        call.last() ? severity.remindEvery() : settings.policy(e.policy()).acknowledgeWithin();
    if (call.last() && call.unknown() && DOUBT.compareTo(wait) < 0) {
      wait = DOUBT;
    }
    List<UnsavedEvent> notes = new ArrayList<>(call.notes());
    call.persons()
        .forEach(to -> notes.add(UnsavedEvent.of(EscalationEventKind.PAGED, Optional.of(to), "")));
    return new EscalationChange(
        EscalationChange.moved(
            e, EscalationState.PAGING, call.step(), Optional.empty(), now, now.plus(wait)),
        notes,
        call.persons().stream().map(person -> new SentPage(call.step(), person)).toList());
  }

  /**
   * Returns whether a repeated fallback page would reach nobody new: a person is still unknown, and
   * all others were paged recently.
   */
  private static boolean isOldNews(
      EscalationChain.ChainCall call, EscalationHistory history, Severity severity, Instant now) {
    return call.last()
        && call.unknown()
        && history.called().containsAll(call.persons())
        && history
            .fallbackAt()
            .filter(at -> now.isBefore(at.plus(severity.remindEvery())))
            .isPresent();
  }
}
