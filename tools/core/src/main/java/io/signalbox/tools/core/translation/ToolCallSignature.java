package io.signalbox.tools.core.translation;

import java.util.Optional;

/**
 * Encodes the signature of a tool call, which Gemini requires back with the call, into the call's
 * id, which every client returns. Other providers are not shown it.
 */
final class ToolCallSignature {
  private static final String MARK = "__sig__";

  private ToolCallSignature() {}

  /** Returns the id with the signature appended, in characters that every protocol accepts. */
  static String in(String id, String signature) {
    String plain = signature.replace('+', '-').replace('/', '_').replace("=", "");
    return signature.isEmpty() ? id : id + MARK + plain;
  }

  /** Returns the id without the signature. */
  static String without(String id) {
    int mark = id.indexOf(MARK);
    return mark < 0 ? id : id.substring(0, mark);
  }

  /** Returns the signature contained in an id, in Gemini's base64 alphabet. */
  static Optional<String> of(String id) {
    int mark = id.indexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    String plain = id.substring(mark + MARK.length()).replace('-', '+').replace('_', '/');
    return Optional.of(plain + "=".repeat((4 - plain.length() % 4) % 4));
  }
}
