package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.util.Optional;

/** An event before it has its place and time. */
record EventDraft(
    EscalationEventKind kind, Optional<String> actor, Optional<String> subject, String text) {
  static EventDraft by(EscalationEventKind kind, String actor, String text) {
    return new EventDraft(kind, Optional.of(actor), Optional.empty(), text);
  }

  static EventDraft of(EscalationEventKind kind, Optional<String> subject, String text) {
    return new EventDraft(kind, Optional.empty(), subject, text);
  }
}
