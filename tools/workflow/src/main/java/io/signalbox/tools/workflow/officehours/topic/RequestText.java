package io.signalbox.tools.workflow.officehours.topic;

import io.signalbox.tools.core.route.DataClass;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Content of a request to experts, as typed by the asker; untrusted text.
 *
 * @param question what they are deciding
 * @param tried what they have tried; may be empty
 * @param feature which feature it is for; may be empty
 * @param blocks what waits for it; may be empty
 * @param links as typed, separated by blanks; may be empty
 */
public record RequestText(
    String question,
    String tried,
    String feature,
    Optional<LocalDate> deadline,
    String blocks,
    DataClass dataClass,
    String links) {
  public RequestText {
    if (question.isBlank()) {
      throw new IllegalArgumentException("an ask has a question");
    }
  }

  /** Creates a request with only a question. */
  public static RequestText of(String question) {
    return new RequestText(question, "", "", Optional.empty(), "", DataClass.INTERNAL, "");
  }

  /** Returns all text that describes the request. */
  public String words() {
    return String.join(" ", question, feature, tried, blocks);
  }
}
