package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs an evaluation set against a model, one case after the other, within a cost budget. */
public final class EvaluationRun {
  private final AnswerJudge judge;
  private final RunBudget budget;
  private final Consumer<String> progress;

  /**
   * @param budget for this run and those that share it, without what earlier ones spent
   * @param progress is told now and then how far it is
   */
  public EvaluationRun(AnswerJudge judge, RunBudget budget, Consumer<String> progress) {
    this.judge = judge;
    this.budget = budget;
    this.progress = progress;
  }

  /**
   * Results of a run, in the order of the cases.
   *
   * @param unasked cases that the budget left out
   */
  public record RunResult(List<CaseResult> results, int unasked) {
    public RunResult {
      results = List.copyOf(results);
    }

    /** Returns the results of this run followed by those of another. */
    public RunResult and(RunResult other) {
      return new RunResult(
          Stream.concat(results.stream(), other.results.stream()).toList(),
          unasked + other.unasked);
    }

    /** Returns the total cost of the run. */
    public Cost cost() {
      return results.stream().map(CaseResult::cost).reduce(Cost.NOTHING, Cost::plus);
    }
  }

  /** Runs the cases that the journal has no result of yet. */
  public RunResult run(EvaluationSet set, AskedModel model, RunJournal journal) {
    Map<String, CaseResult> known = journal.read();
    List<CaseResult> results = new ArrayList<>();
    int unasked = 0;
    for (EvaluationCase each : set.cases()) {
      CaseResult result = known.get(each.id());
      if (result == null && budget.isSpent()) {
        unasked++;
        continue;
      }
      if (result == null) {
        result = ask(each, model);
        journal.add(result);
        budget.spend(result.cost());
      }
      results.add(result);
      if (results.size() % 25 == 0) {
        progress.accept(results.size() + " of " + set.cases().size() + " cases");
      }
    }
    return new RunResult(results, unasked);
  }

  private CaseResult ask(EvaluationCase each, AskedModel model) {
    ModelAnswer answer =
        each.recorded().map(model::repeat).orElseGet(() -> model.ask(each.system(), each.input()));
    List<String> misses =
        answer.refusal().map(List::of).orElseGet(() -> judge.misses(each, answer.text()));
    return new CaseResult(
        each.id(),
        each.weight(),
        misses,
        answer.refusal().isPresent(),
        answer.text(),
        answer.cost(),
        answer.millis(),
        each.isChecked(),
        answer.served());
  }
}
