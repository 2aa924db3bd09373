package io.signalbox.tools.foresight.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Agreement of a judging model with people, over the cases that have a person's verdict.
 *
 * @param cases compared
 * @param agreed share of them with the same word
 * @param kappa the same beyond chance, by Cohen; 0 where chance explains all
 */
public record JudgeAgreement(int cases, double agreed, double kappa) {

  /** Compares the results of a run with the verdicts of people in its set. */
  public static JudgeAgreement of(EvaluationSet set, List<CaseResult> results) {
    Map<String, CaseResult> byId = new HashMap<>();
    results.forEach(result -> byId.put(result.id(), result));
    int same = 0;
    int yes = 0;
    int passed = 0;
    int all = 0;
    for (EvaluationCase each : set.cases()) {
      CaseResult result = byId.get(each.id());
      if (each.human().isPresent() && result != null && !result.isUndecided()) {
        all++;
        same += each.human().get() == result.isPassed() ? 1 : 0;
        yes += each.human().get() ? 1 : 0;
        passed += result.isPassed() ? 1 : 0;
      }
    }
    if (all == 0) {
      return new JudgeAgreement(0, 0, 0);
    }
    double agreed = (double) same / all;
    double people = (double) yes / all;
    double judge = (double) passed / all;
    double chance = people * judge + (1 - people) * (1 - judge);
    return new JudgeAgreement(all, agreed, chance == 1 ? 0 : (agreed - chance) / (1 - chance));
  }
}
