package io.signalbox.tools.triage;

import io.signalbox.tools.route.DataClass;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Question to the experts; all its texts are data, never instructions.
 *
 * @param question what they are deciding
 * @param tried what they have tried; may be empty
 * @param feature which feature it is for; may be empty
 * @param blocks what waits for it; may be empty
 * @param links as typed, separated by blanks; may be empty
 */
public record Ask(
    String question,
    String tried,
    String feature,
    Optional<LocalDate> deadline,
    String blocks,
    DataClass dataClass,
    String links) {
  public Ask {
    if (question.isBlank()) {
      throw new IllegalArgumentException("an ask has a question");
    }
  }

  /** A question and nothing else. */
  public static Ask of(String question) {
    return new Ask(question, "", "", Optional.empty(), "", DataClass.INTERNAL, "");
  }

  /** Returns all text that describes the request. */
  public String words() {
    return String.join(" ", question, feature, tried, blocks);
  }
}
