package io.signalbox.tools.foresight.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Evaluation case: a question to a model with the checks of its answer.
 *
 * @param id unique in its set
 * @param weight share in the set's rate
 * @param human a person's word on whether an answer like the expected one passes the judge; for
 *     measuring the judge
 * @param recorded the whole request to send instead of system and input; empty for cases of a file
 */
public record EvaluationCase(
    String id,
    Optional<String> system,
    String input,
    List<AnswerCheck> checks,
    double weight,
    Optional<Boolean> human,
    Optional<RecordedRequest> recorded) {
  public EvaluationCase {
    checks = List.copyOf(checks);
  }

  /** Creates a case of a file. */
  public EvaluationCase(
      String id,
      Optional<String> system,
      String input,
      List<AnswerCheck> checks,
      double weight,
      Optional<Boolean> human) {
    this(id, system, input, checks, weight, human, Optional.empty());
  }

  /** Returns whether the case has any check. */
  public boolean isChecked() {
    return !checks.isEmpty();
  }
}
