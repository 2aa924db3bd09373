package io.signalbox.tools.foresight.evaluation;

import java.util.regex.Pattern;

/** Condition that an answer has to meet. */
public sealed interface AnswerCheck {

  /** The answer is this, but for white space around it. */
  record Exact(String expected) implements AnswerCheck {}

  /**
   * The answer contains a text.
   *
   * @param caseMatters whether capital letters count
   */
  record Contains(String part, boolean caseMatters) implements AnswerCheck {}

  /** A part of the answer matches. */
  record Matches(Pattern pattern) implements AnswerCheck {}

  /** The answer is JSON of a schema. */
  record Schema(String schema) implements AnswerCheck {}

  /** The first number of the answer is this one. */
  record Numeric(double expected, double tolerance) implements AnswerCheck {}

  /** The answer means about the same, by the cosine of its embedding. */
  record Cosine(String text, double least) implements AnswerCheck {}

  /** Another model finds that the answer meets a rubric. */
  record Judged(String rubric) implements AnswerCheck {}

  /** The check fails. */
  record Not(AnswerCheck check) implements AnswerCheck {}
}
