package io.signalbox.tools.foresight.rehearsal;

import io.signalbox.tools.core.price.Cost;
import io.signalbox.tools.foresight.evaluation.CaseResult;
import io.signalbox.tools.foresight.evaluation.EvaluationCase;
import io.signalbox.tools.foresight.evaluation.EvaluationReport;
import io.signalbox.tools.foresight.evaluation.EvaluationRun;
import io.signalbox.tools.foresight.evaluation.EvaluationSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rehearsal of a move to another model: results of both models on the same evaluation cases.
 *
 * @param from the old model, as reports name it
 * @param to the new one
 * @param open sentences on the cases that were not put to both or not answered; empty when finished
 */
public record Rehearsal(
    String agent,
    String from,
    String to,
    EvaluationSet set,
    List<RehearsedPair> pairs,
    List<String> open) {
  private static final int MOST_SHOWN = 10;

  /**
   * Evaluation case with the results of both models.
   *
   * @param recorded whether it is a recorded request rather than a case of the set
   */
  public record RehearsedPair(String input, CaseResult old, CaseResult next, boolean recorded) {
    /** Returns whether both answers were checked, so that the pair tells of a difference. */
    boolean isDecided() {
      return old.checked() && !old.isUndecided() && !next.isUndecided();
    }

    /**
     * Returns a distance between the two answers, for sorting: a different outcome counts most,
     * then the length.
     */
    double distance() {
      double outcome = old.isPassed() == next.isPassed() ? 0 : 10;
      double one = old.answer().length() + 1.0;
      double other = next.answer().length() + 1.0;
      return outcome
          + Math.abs(Math.log(one / other))
          + (old.answer().equals(next.answer()) ? 0 : 1);
    }
  }

  public Rehearsal {
    pairs = List.copyOf(pairs);
    open = List.copyOf(open);
  }

  /** Joins two runs of one set by case; a case that either run did not reach is left out. */
  public static Rehearsal of(
      String agent,
      List<String> models,
      EvaluationSet set,
      EvaluationRun.RunResult old,
      EvaluationRun.RunResult next) {
    Map<String, CaseResult> others = new HashMap<>();
    next.results().forEach(result -> others.put(result.id(), result));
    Map<String, EvaluationCase> cases = new HashMap<>();
    set.cases().forEach(each -> cases.put(each.id(), each));
    List<RehearsedPair> pairs = new ArrayList<>();
    for (CaseResult result : old.results()) {
      CaseResult other = others.get(result.id());
      if (other != null) {
        Optional<EvaluationCase> asked = Optional.ofNullable(cases.get(result.id()));
        pairs.add(
            new RehearsedPair(
                asked.map(EvaluationCase::input).orElse(""),
                result,
                other,
                asked.flatMap(EvaluationCase::recorded).isPresent()));
      }
    }
    List<String> open = new ArrayList<>(open(models.get(0), old));
    open.addAll(open(models.get(1), next));
    return new Rehearsal(agent, models.get(0), models.get(1), set, pairs, open);
  }

  private static List<String> open(String model, EvaluationRun.RunResult run) {
    List<String> sentences = new ArrayList<>();
    if (!run.unanswered().isEmpty()) {
      sentences.add(
          "%s gave no answer to %d cases (%s)"
              .formatted(
                  model, run.unanswered().size(), EvaluationReport.reason(run.unanswered())));
    }
    if (run.unasked() > 0) {
      sentences.add("the budget left out %d cases of %s".formatted(run.unasked(), model));
    }
    return sentences;
  }

  /** Returns whether both models answered every case. */
  public boolean isFinished() {
    return open.isEmpty();
  }

  /** Returns the verdict; an unfinished rehearsal has too few answers for one. */
  public PairedComparison.ComparisonVerdict verdict() {
    return isFinished() ? comparison().verdict() : PairedComparison.ComparisonVerdict.TOO_FEW;
  }

  /** Returns the statistical comparison of the pass rates. */
  public PairedComparison comparison() {
    int both = 0;
    int lost = 0;
    int won = 0;
    int neither = 0;
    for (RehearsedPair pair : pairs) {
      if (!pair.isDecided()) {
        continue;
      }
      boolean old = pair.old().isPassed();
      boolean next = pair.next().isPassed();
      both += old && next ? 1 : 0;
      lost += old && !next ? 1 : 0;
      won += !old && next ? 1 : 0;
      neither += !old && !next ? 1 : 0;
    }
    return new PairedComparison(both, lost, won, neither);
  }

  /** Returns the number of recorded requests among the pairs. */
  public long recorded() {
    return pairs.stream().filter(RehearsedPair::recorded).count();
  }

  /** Returns the version that the new model's latest reply named; empty where none named one. */
  public String served() {
    return pairs.stream()
        .map(pair -> pair.next().served())
        .filter(name -> !name.isEmpty())
        .reduce("", (earlier, later) -> later);
  }

  /**
   * Returns the cases whose answers differ most, the most different first.
   *
   * @param withRecorded whether recorded requests may be among them
   */
  public List<RehearsedPair> farthest(boolean withRecorded) {
    return pairs.stream()
        .filter(pair -> withRecorded || !pair.recorded())
        .filter(pair -> !pair.old().answer().equals(pair.next().answer()))
        .sorted(Comparator.comparingDouble(RehearsedPair::distance).reversed())
        .limit(MOST_SHOWN)
        .toList();
  }

  /** Returns the mean cost of a call with the old or the new model. */
  public Cost costOfACall(boolean old) {
    long all = pairs.stream().mapToLong(p -> (old ? p.old() : p.next()).cost().picodollars()).sum();
    return new Cost(pairs.isEmpty() ? 0 : all / pairs.size());
  }
}
