package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.Escalations.ActRule.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records pages that Slack refuses to deliver in the timeline, and moves the escalation to its next
 * level when nobody else of the step is left. A person who cannot be reached does not count as
 * paged: the timeline records the reason, and when nobody else of that step is left, the next level
 * is paged at once. Safe for use from several threads and processes.
 */
public final class UndeliverablePages {
  private final Escalations escalations;
  private final Clock clock;

  public UndeliverablePages(Escalations escalations, Clock clock) {
    this.escalations = escalations;
    this.clock = clock;
  }

  /**
   * Records that a page was refused for good, once for each page, and returns whether somebody else
   * is to be paged now.
   *
   * @param reason half a sentence for people
   * @return whether somebody else is to be called now
   */
  public boolean refused(long number, SentPage page, String reason) {
    if (escalations.find(number).isEmpty()) {
      return false;
    }
    EscalationOutcome outcome =
        escalations.act(
            number,
            e -> {
              List<EscalationEvent> timeline = escalations.timeline(number);
              if (!e.isOpen() || EscalationHistory.isUnreached(timeline, page.person())) {
                return new Verdict.No(new EscalationOutcome.Already(e, reason));
              }
              return new Verdict.Go(
                  new EscalationChange(
                      after(e, page, timeline),
                      List.of(
                          UnsavedEvent.of(
                              EscalationEventKind.UNREACHED, Optional.of(page.person()), reason)),
                      List.of()));
            });
    return outcome instanceof EscalationOutcome.ActDone;
  }

  private Escalation after(Escalation e, SentPage page, List<EscalationEvent> timeline) {
    Instant now = clock.instant();
    boolean waitedFor = e.state() == EscalationState.PAGING && e.step() == page.step();
    boolean nobodyLeft =
        escalations.pages(e.number()).stream()
            .filter(other -> other.step() == page.step() && !other.equals(page))
            .allMatch(other -> EscalationHistory.isUnreached(timeline, other.person()));
    return waitedFor && nobodyLeft
        ? EscalationChange.moved(e, EscalationState.PAGING, e.step(), Optional.empty(), now, now)
        : EscalationChange.touched(e, now);
  }
}
