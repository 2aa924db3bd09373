package io.signalbox.config;

import java.util.function.Predicate;

/**
 * Constraint on a setting's value.
 *
 * @param allowed completes the sentence "must be …"
 * @param quoted whether a refusal may repeat the value as it stands in the file
 */
record Rule<T>(String allowed, Predicate<T> holds, boolean quoted) {
  Rule<T> and(String narrower, Predicate<T> also) {
    return new Rule<>(narrower, holds.and(also), quoted);
  }

  Rule<T> unquoted() {
    return new Rule<>(allowed, holds, false);
  }

  /**
   * The refusal of a value written as {@code raw}: as in the file, never with variables filled in.
   */
  String refusal(String raw) {
    String start =
        quoted ? "'" + (raw.length() > 60 ? raw.substring(0, 60) + "…" : raw) + "' " : "";
    return start + "must be " + allowed;
  }
}
