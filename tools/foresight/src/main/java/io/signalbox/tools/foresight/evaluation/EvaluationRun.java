package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.core.price.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param unanswered cases without an answer for a reason that is not the model's
   */
  public record RunResult(List<CaseResult> results, int unasked, List<UnansweredCase> unanswered) {
    public RunResult {
      results = List.copyOf(results);
      unanswered = List.copyOf(unanswered);
    }

    /** Creates the results of a run in which every question that was asked got an answer. */
    public RunResult(List<CaseResult> results, int unasked) {
      this(results, unasked, List.of());
    }

    /** Returns whether every case has a result. */
    public boolean isFinished() {
      return unasked == 0 && unanswered.isEmpty();
    }

    /** Returns the results of this run followed by those of another. */
    public RunResult and(RunResult other) {
      return new RunResult(
          Stream.concat(results.stream(), other.results.stream()).toList(),
          unasked + other.unasked,
          Stream.concat(unanswered.stream(), other.unanswered.stream()).toList());
    }

    /** Returns the total cost of the run. */
    public Cost cost() {
      return results.stream().map(CaseResult::cost).reduce(Cost.NOTHING, Cost::plus);
    }
  }

  /**
   * Case that got no answer, such as in an outage; it has no result and is asked again.
   *
   * @param reason the gateway's or the provider's words
   */
  public record UnansweredCase(String id, String reason) {}

  /** Runs the cases that the journal has no result of yet. */
  public RunResult run(EvaluationSet set, AskedModel model, RunJournal journal) {
    Map<String, CaseResult> known = journal.read();
    List<CaseResult> results = new ArrayList<>();
    List<UnansweredCase> unanswered = new ArrayList<>();
    int unasked = 0;
    for (EvaluationCase each : set.cases()) {
      CaseResult result = known.get(each.id());
      if (result == null && budget.isSpent()) {
        unasked++;
        continue;
      }
      if (result == null) {
        ModelAnswer answer = ask(each, model);
        budget.spend(answer.cost());
        Optional<String> reason = absence(answer);
        List<String> misses = reason.isPresent() ? List.of() : misses(each, answer);
        reason = reason.or(() -> AnswerJudge.absence(misses));
        if (reason.isPresent()) {
          unanswered.add(new UnansweredCase(each.id(), reason.get()));
          continue;
        }
        result = result(each, answer, misses);
        journal.add(result);
      }
      results.add(result);
      if (results.size() % 25 == 0) {
        progress.accept(results.size() + " of " + set.cases().size() + " cases");
      }
    }
    return new RunResult(results, unasked, unanswered);
  }

  private static ModelAnswer ask(EvaluationCase each, AskedModel model) {
    return each.recorded()
        .map(model::repeat)
        .orElseGet(() -> model.ask(each.system(), each.input()));
  }

  private static Optional<String> absence(ModelAnswer answer) {
    return answer.absent() ? answer.refusal().or(() -> Optional.of("no answer")) : Optional.empty();
  }

  private List<String> misses(EvaluationCase each, ModelAnswer answer) {
    return answer.refusal().map(List::of).orElseGet(() -> judge.misses(each, answer.text()));
  }

  private static CaseResult result(EvaluationCase each, ModelAnswer answer, List<String> misses) {
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
