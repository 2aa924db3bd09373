package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.List;

/**
 * Result of a case over one route.
 *
 * @param misses checks that the answer misses, or why there was none; empty when it passed
 * @param refused whether there was no answer
 * @param checked whether the case has any check; one without tells nothing of the answer's quality
 */
public record CaseResult(
    String id,
    double weight,
    List<String> misses,
    boolean refused,
    String answer,
    Cost cost,
    long millis,
    boolean checked) {
  public CaseResult {
    misses = List.copyOf(misses);
  }

  /** Returns whether there were checks, and all were met. */
  public boolean isPassed() {
    return checked && misses.isEmpty() && !refused;
  }

  /** Returns whether the answer has not the form that was asked for. */
  public boolean isBroken() {
    return misses.stream().anyMatch(miss -> miss.startsWith("format: "));
  }
}
