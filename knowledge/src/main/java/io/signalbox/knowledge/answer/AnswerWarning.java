package io.signalbox.knowledge.answer;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/** Caution shown with an answer. */
public sealed interface AnswerWarning {

  /**
   * A word of the question was taken for a slip of typing.
   *
   * @param typed as it was asked
   * @param meant what was looked for instead
   */
  record Respelt(String typed, String meant) implements AnswerWarning {}

  /**
   * A cited page was last reviewed long ago, or should have been reviewed again.
   *
   * @param citation its number
   * @param lastReviewedOn empty when the page only says by when it was to be reviewed
   * @param due the day by which the page itself says that it was to be reviewed
   */
  record Stale(
      int citation, Optional<LocalDate> lastReviewedOn, Period age, Optional<LocalDate> due)
      implements AnswerWarning {}

  /**
   * Two cited pages say different things about the same matter.
   *
   * @param citation the page believed, being the more recently reviewed
   * @param other the page that differs
   * @param difference one sentence that shows both, e.g. {@code max_connections is 400 in [1] and
   *     150 in [2]}
   */
  record Contradiction(int citation, int other, String difference) implements AnswerWarning {}
}
