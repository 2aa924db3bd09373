package io.signalbox.tools.escalation;

import io.signalbox.tools.escalation.EscalationEvent.Kind;
import java.util.Optional;

/** An event before it has its place and time. */
record Note(Kind kind, Optional<String> actor, Optional<String> subject, String text) {
  static Note by(Kind kind, String actor, String text) {
    return new Note(kind, Optional.of(actor), Optional.empty(), text);
  }

  static Note of(Kind kind, Optional<String> subject, String text) {
    return new Note(kind, Optional.empty(), subject, text);
  }
}
