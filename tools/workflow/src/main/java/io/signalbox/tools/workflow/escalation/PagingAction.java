package io.signalbox.tools.workflow.escalation;

import java.util.Locale;
import java.util.Optional;

/** Requests to a paging service. */
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
