package io.signalbox.knowledge.answer;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Caution shown with an answer: a corrected spelling, a stale page or a contradiction between
 * pages.
 */
public sealed interface AnswerWarning {

  /**
   * Warning that a word of the question was taken for a typing error and searched for in another
   * spelling.
   *
   * @param typed as it was asked
   * @param meant what was looked for instead
   */
  record Respelt(String typed, String meant) implements AnswerWarning {}

  /**
   * Warning that a cited page was last reviewed long ago, or is past its own date of review.
   *
   * @param citation its number
   * @param lastReviewedOn empty when the page only says by when it was to be reviewed
   * @param due the day by which the page itself says that it was to be reviewed
   */
  record Stale(
      int citation, Optional<LocalDate> lastReviewedOn, Period age, Optional<LocalDate> due)
      implements AnswerWarning {}

  /**
   * Warning that two cited pages contradict each other.
   *
   * @param citation the page believed, being the more recently reviewed
   * @param other the page that differs
   * @param difference one sentence that shows both, e.g. {@code max_connections is 400 in [1] and
   *     150 in [2]}
   */
  record Contradiction(int citation, int other, String difference) implements AnswerWarning {}
}
