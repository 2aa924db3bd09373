package io.signalbox.tools.workflow.escalation;

import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import java.util.Optional;

/** Timeline event before it is stored, without position and time. */
record UnsavedEvent(
    EscalationEventKind kind, Optional<String> actor, Optional<String> subject, String text) {
  static UnsavedEvent by(EscalationEventKind kind, String actor, String text) {
    return new UnsavedEvent(kind, Optional.of(actor), Optional.empty(), text);
  }

  static UnsavedEvent of(EscalationEventKind kind, Optional<String> subject, String text) {
    return new UnsavedEvent(kind, Optional.empty(), subject, text);
  }
}
