package io.signalbox.tools.workflow.escalation;

import java.util.Locale;
import java.util.Optional;

/** Action of a request to a paging service such as PagerDuty or Opsgenie. */
enum PagingAction {
  TRIGGER,
  ACKNOWLEDGE,
  RESOLVE;

  static Optional<PagingAction> of(EscalationEvent.EscalationEventKind kind) {
    return switch (kind) {
      case ACKNOWLEDGED -> Optional.of(ACKNOWLEDGE);
      case RESOLVED -> Optional.of(RESOLVE);
      default -> Optional.empty();
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
