package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.foresight.evaluation.EvaluationRun.UnansweredCase;
import io.signalbox.tools.foresight.report.ReportDocument;
import io.signalbox.tools.foresight.report.ReportDocument.ReportBar;
import io.signalbox.tools.foresight.report.ReportMasking;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the results of an evaluation run as a report. Pure. */
public final class EvaluationReport {
  private static final int LONGEST = 400;

  private EvaluationReport() {}

  /** Returns the weighted pass rate of the checked cases, from 0 to 1; 0 when none was checked. */
  public static double rate(EvaluationRun.RunResult run) {
    double all = checked(run).stream().mapToDouble(CaseResult::weight).sum();
    double passed =
        run.results().stream().filter(CaseResult::isPassed).mapToDouble(CaseResult::weight).sum();
    return all == 0 ? 0 : passed / all;
  }

  /** Returns the outcome as a sentence. */
  public static String sentence(EvaluationRun.RunResult run) {
    int passed = (int) run.results().stream().filter(CaseResult::isPassed).count();
    int checked = checked(run).size();
    long undecided = run.results().stream().filter(CaseResult::isUndecided).count();
    int unchecked = run.results().size() - checked;
    WilsonInterval interval = WilsonInterval.of(passed, checked);
    return "%d of %d cases passed (%s to %s of such cases), %s of the weight; %s%s%s%s%s"
        .formatted(
            passed,
            checked,
            ReportDocument.percent(interval.low()),
            ReportDocument.percent(interval.high()),
            ReportDocument.percent(rate(run)),
            run.cost(),
            unchecked == 0 ? "" : "; not checked, for want of a check: " + unchecked,
            undecided == 0 ? "" : "; not checked, as a check could not be made: " + undecided,
            run.unasked() == 0 ? "" : "; the budget left out " + run.unasked(),
            unanswered(run.unanswered()));
  }

  /** Returns how many cases got no answer, with the most frequent reason; empty for none. */
  private static String unanswered(List<UnansweredCase> cases) {
    return cases.isEmpty()
        ? ""
        : "; no answer to %d, which the next run asks again (%s)"
            .formatted(cases.size(), reason(cases));
  }

  /** Returns the most frequent reason for which cases got no answer. */
  public static String reason(List<UnansweredCase> cases) {
    return cases.stream()
        .collect(Collectors.groupingBy(UnansweredCase::reason, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static List<CaseResult> checked(EvaluationRun.RunResult run) {
    return run.results().stream().filter(CaseResult::checked).toList();
  }

  /** Returns the report of a run. */
  public static ReportDocument of(String title, EvaluationSet set, EvaluationRun.RunResult run) {
    int passed = (int) run.results().stream().filter(CaseResult::isPassed).count();
    int checked = checked(run).size();
    WilsonInterval interval = WilsonInterval.of(passed, checked);
    ReportDocument report = new ReportDocument(title);
    report.paragraph(sentence(run) + ".");
    report.bars(
        "Passed",
        List.of(
            new ReportBar(
                set.name(),
                checked == 0 ? 0 : (double) passed / checked,
                interval.low(),
                interval.high())));
    ReportMasking masking = new ReportMasking();
    report.heading("Missed");
    report.table(
        List.of("case", "what it misses", "answer"),
        checked(run).stream()
            .filter(result -> !result.isPassed())
            .map(
                result ->
                    List.of(
                        masking.masked(result.id()),
                        masking.masked(String.join("; ", result.misses())),
                        masking.masked(result.answer(), LONGEST)))
            .toList());
    report.paragraph(
        "Evaluation set %s, version %s. %s"
            .formatted(set.name(), set.version(), String.join(" ", set.notes())));
    return report;
  }
}
