package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.List;

/**
 * Result of one evaluation case.
 *
 * @param misses checks that the answer misses, or why there was none; empty when it passed
 * @param refused whether there was no answer
 * @param checked whether the case has any check; one without tells nothing of the answer's quality
 * @param served version of the model that the reply named; empty where it named none
 */
public record CaseResult(
    String id,
    double weight,
    List<String> misses,
    boolean refused,
    String answer,
    Cost cost,
    long millis,
    boolean checked,
    String served) {
  public CaseResult {
    misses = List.copyOf(misses);
  }

  /** Returns whether the case has checks and the answer met all of them. */
  public boolean isPassed() {
    return checked && misses.isEmpty() && !refused;
  }

  /** Returns whether it cannot be told if the answer passes, since a check could not be made. */
  public boolean isUndecided() {
    return !misses.isEmpty()
        && misses.stream().allMatch(miss -> miss.startsWith(AnswerJudge.NOT_CHECKED));
  }

  /** Returns whether the answer fails the required output format. */
  public boolean isBroken() {
    return misses.stream().anyMatch(miss -> miss.startsWith("format: "));
  }
}
