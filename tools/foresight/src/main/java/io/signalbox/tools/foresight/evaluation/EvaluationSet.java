package io.signalbox.tools.foresight.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Evaluation set: the cases of one file, with a version.
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

  /** Returns the set with the cases of another after its own; name and version stay. */
  public EvaluationSet and(EvaluationSet other) {
    return new EvaluationSet(
        name,
        version,
        Stream.concat(cases.stream(), other.cases.stream()).toList(),
        Stream.concat(notes.stream(), other.notes.stream()).toList());
  }

  /** Returns the ids of the cases that have a check. */
  public Set<String> checked() {
    return cases.stream()
        .filter(EvaluationCase::isChecked)
        .map(EvaluationCase::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
