package io.signalbox.config;

import java.util.function.Predicate;

/**
 * Validation rule for a setting's value: a predicate and its description.
 *
 * @param allowed completes the sentence "must be …"
 * @param quoted whether a refusal may repeat the value as it stands in the file
 */
record ValueRule<T>(String allowed, Predicate<T> holds, boolean quoted) {
  ValueRule<T> and(String narrower, Predicate<T> also) {
    return new ValueRule<>(narrower, holds.and(also), quoted);
  }

  ValueRule<T> unquoted() {
    return new ValueRule<>(allowed, holds, false);
  }

  /**
   * Returns the error message for a value written as {@code raw}: as in the file, never with
   * variables filled in.
   */
  String refusal(String raw) {
    String start =
        quoted ? "'" + (raw.length() > 60 ? raw.substring(0, 60) + "…" : raw) + "' " : "";
    return start + "must be " + allowed;
  }
}
