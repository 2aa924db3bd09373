package io.signalbox.tools.core.upstream;

import io.signalbox.tools.core.protocol.RequestBody;
import io.signalbox.tools.core.protocol.UnsignedThoughtMarker;
import io.signalbox.tools.core.redaction.CallRedaction;
import io.signalbox.tools.core.redaction.TextRedactor;

/**
 * Redacts the texts of a request before they are sent. Signatures of reasoning are left unchanged
 * unless they seem to hold a secret.
 */
final class RequestRedaction implements RequestBody.BodyTexts {
  private final CallRedaction redaction;
  private final TextRedactor redactor;
  private boolean unsigned;

  RequestRedaction(CallRedaction redaction, TextRedactor redactor) {
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

  /** Returns whether a reasoning block with the marker for unsigned was seen. */
  boolean hasUnsignedThought() {
    return unsigned;
  }
}
