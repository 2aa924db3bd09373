package io.signalbox.tools.core.translation;

import java.util.Optional;

/**
 * Signature of a tool call, which Gemini wants back with the call. It travels in the call's id, the
 * one thing that every client gives back; other providers are not shown it.
 */
final class CallSignature {
  private static final String MARK = "__sig__";

  private CallSignature() {}

  /** An id of letters, digits, dashes and underscores, which every protocol takes. */
  static String in(String id, String signature) {
    String plain = signature.replace('+', '-').replace('/', '_').replace("=", "");
    return signature.isEmpty() ? id : id + MARK + plain;
  }

  /** The id as the call was given it. */
  static String without(String id) {
    int mark = id.indexOf(MARK);
    return mark < 0 ? id : id.substring(0, mark);
  }

  /** The signature in an id, in the alphabet that Gemini writes. */
  static Optional<String> of(String id) {
    int mark = id.indexOf(MARK);
    if (mark < 0) {
      return Optional.empty();
    }
    String plain = id.substring(mark + MARK.length()).replace('-', '+').replace('_', '/');
    return Optional.of(plain + "=".repeat((4 - plain.length() % 4) % 4));
  }
}
