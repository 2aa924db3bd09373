package io.signalbox.tools.foresight.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cases of one file.
 *
 * @param version hash of the file, by which results are kept apart
 * @param notes what of the file is not understood and left out, in sentences
 */
public record EvaluationSet(
    String name, String version, List<EvaluationCase> cases, List<String> notes) {
  public EvaluationSet {
    cases = List.copyOf(cases);
    notes = List.copyOf(notes);
  }

  /** Returns the names of the cases that have a check. */
  public Set<String> checked() {
    return cases.stream()
        .filter(EvaluationCase::isChecked)
        .map(EvaluationCase::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
