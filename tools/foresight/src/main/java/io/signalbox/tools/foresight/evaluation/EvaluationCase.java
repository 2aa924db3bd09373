package io.signalbox.tools.foresight.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Question to a model with the checks of its answer.
 *
 * @param id unique in its set
 * @param weight share in the set's rate
 * @param human a person's word on whether an answer like the expected one passes the judge; for
 *     measuring the judge
 */
public record EvaluationCase(
    String id,
    Optional<String> system,
    String input,
    List<AnswerCheck> checks,
    double weight,
    Optional<Boolean> human) {
  public EvaluationCase {
    checks = List.copyOf(checks);
  }

  /** Returns whether anything is said of what a good answer is. */
  public boolean isChecked() {
    return !checks.isEmpty();
  }
}
