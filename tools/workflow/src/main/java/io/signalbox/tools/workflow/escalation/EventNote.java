package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.util.Optional;

/** An event before it has its place and time. */
record EventNote(
    EscalationEventKind kind, Optional<String> actor, Optional<String> subject, String text) {
  static EventNote by(EscalationEventKind kind, String actor, String text) {
    return new EventNote(kind, Optional.of(actor), Optional.empty(), text);
  }

  static EventNote of(EscalationEventKind kind, Optional<String> subject, String text) {
    return new EventNote(kind, Optional.empty(), subject, text);
  }
}
