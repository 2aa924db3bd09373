package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Summary of an escalation's past events that decides on the next page.
 *
 * @param declined those who said that it is not theirs; they are not called again
 * @param unreached those whose page was refused lately; they are not called for a while
 * @param called everybody who was paged
 * @param doubted whether somebody could not be told at some time
 * @param fallbackAt when the end of the chain was last reached
 */
record EscalationHistory(
    Set<String> declined,
    Set<String> unreached,
    Set<String> called,
    boolean doubted,
    Optional<Instant> fallbackAt) {

  /** Time after a refused page in which a person is not paged again. */
  private static final Duration UNREACHED = Duration.ofMinutes(30);

  EscalationHistory {
    declined = Set.copyOf(declined);
    unreached = Set.copyOf(unreached);
    called = Set.copyOf(called);
  }

  static EscalationHistory of(List<EscalationEvent> timeline, Instant now) {
    Set<String> declined = new HashSet<>();
    Set<String> unreached = new HashSet<>();
    Set<String> called = new HashSet<>();
    boolean doubted = false;
    Optional<Instant> fallbackAt = Optional.empty();
    for (EscalationEvent event : timeline) {
      switch (event.kind()) {
        case DECLINED -> event.actor().ifPresent(declined::add);
        case PAGED -> event.subject().ifPresent(called::add);
        case UNREACHED ->
            event
                .subject()
                .filter(person -> event.at().plus(UNREACHED).isAfter(now))
                .ifPresent(unreached::add);
        case UNKNOWN -> doubted = true;
        case FALLBACK -> fallbackAt = Optional.of(event.at());
        default -> {
          // Nothing that a call depends on.
        }
      }
    }
    return new EscalationHistory(declined, unreached, called, doubted, fallbackAt);
  }

  /** Returns whether the latest page to a person was refused. */
  static boolean isUnreached(List<EscalationEvent> timeline, String person) {
    return timeline.reversed().stream()
        .filter(
            event ->
                event.kind() == EscalationEventKind.PAGED
                    || event.kind() == EscalationEventKind.UNREACHED)
        .filter(event -> event.subject().filter(person::equals).isPresent())
        .findFirst()
        .filter(event -> event.kind() == EscalationEventKind.UNREACHED)
        .isPresent();
  }
}
