package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;

/**
 * Texts of a request as they may leave. A provider's seal of a thought leaves as it came, unless
 * what looks like a secret stands in it: a number in it that looks like a telephone's is none.
 */
final class OutgoingTexts implements RequestBody.BodyTexts {
  private final CallRedaction redaction;
  private final TextRedactor redactor;
  private boolean unsigned;

  OutgoingTexts(CallRedaction redaction, TextRedactor redactor) {
    this.redaction = redaction;
    this.redactor = redactor;
  }

  @Override
  public String leaving(String name, String text) {
    if (isSeal(name)) {
      unsigned |= text.equals(UnsignedThoughtMarker.UNSIGNED);
      if (!redactor.holdsSecret(text)) {
        return text;
      }
    }
    return redaction.redact(name, text);
  }

  private static boolean isSeal(String name) {
    return name.equals("signature") || name.equals("encrypted_content");
  }

  /** Returns whether a thought went by that only a gateway can have marked. */
  boolean hasUnsignedThought() {
    return unsigned;
  }
}
