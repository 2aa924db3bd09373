package io.signalbox.tools.foresight.evaluation;

import java.util.regex.Pattern;

/** Check that an evaluation case applies to a model's answer. */
public sealed interface AnswerCheck {

  /** Passes when the answer equals the text, apart from surrounding white space. */
  record Exact(String expected) implements AnswerCheck {}

  /**
   * Passes when the answer contains the text.
   *
   * @param caseMatters whether capital letters count
   */
  record Contains(String part, boolean caseMatters) implements AnswerCheck {}

  /** Passes when a part of the answer matches the pattern. */
  record Matches(Pattern pattern) implements AnswerCheck {}

  /** Passes when the answer is JSON that is valid against the schema. */
  record Schema(String schema) implements AnswerCheck {}

  /** Passes when the first number in the answer is within the tolerance of the expected one. */
  record Numeric(double expected, double tolerance) implements AnswerCheck {}

  /**
   * Passes when the cosine similarity of the answer's and the text's embeddings reaches a minimum.
   */
  record Cosine(String text, double least) implements AnswerCheck {}

  /** Passes when another model judges that the answer meets the rubric. */
  record Judged(String rubric) implements AnswerCheck {}

  /** Passes when the inner check fails. */
  record Not(AnswerCheck check) implements AnswerCheck {}
}
