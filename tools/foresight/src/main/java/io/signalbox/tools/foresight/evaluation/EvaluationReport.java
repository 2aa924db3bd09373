package io.signalbox.tools.foresight.evaluation;

import io.signalbox.tools.foresight.report.ReportDocument;
import io.signalbox.tools.foresight.report.ReportDocument.ReportBar;
import java.util.List;

/** A run of an evaluation set as a report. Pure. */
public final class EvaluationReport {
  private static final int LONGEST = 400;

  private EvaluationReport() {}

  /** Share of the weight that passed, from 0 to 1. */
  public static double rate(EvaluationRun.RunResult run) {
    double all = run.results().stream().mapToDouble(CaseResult::weight).sum();
    double passed =
        run.results().stream().filter(CaseResult::isPassed).mapToDouble(CaseResult::weight).sum();
    return all == 0 ? 0 : passed / all;
  }

  /** The outcome as a sentence. */
  public static String sentence(EvaluationRun.RunResult run) {
    int passed = (int) run.results().stream().filter(CaseResult::isPassed).count();
    WilsonInterval interval = WilsonInterval.of(passed, run.results().size());
    return "%d of %d cases passed, %s of the weight (%s to %s); %s%s"
        .formatted(
            passed,
            run.results().size(),
            ReportDocument.percent(rate(run)),
            ReportDocument.percent(interval.low()),
            ReportDocument.percent(interval.high()),
            run.cost(),
            run.unasked() == 0 ? "" : "; the budget left out " + run.unasked());
  }

  /** Returns the report. */
  public static ReportDocument of(String title, EvaluationSet set, EvaluationRun.RunResult run) {
    int passed = (int) run.results().stream().filter(CaseResult::isPassed).count();
    WilsonInterval interval = WilsonInterval.of(passed, run.results().size());
    ReportDocument report = new ReportDocument(title);
    report.paragraph(sentence(run) + ".");
    report.bars(
        "Passed",
        List.of(
            new ReportBar(
                set.name(),
                run.results().isEmpty() ? 0 : (double) passed / run.results().size(),
                interval.low(),
                interval.high())));
    report.heading("Missed");
    report.table(
        List.of("case", "what it misses", "answer"),
        run.results().stream()
            .filter(result -> !result.isPassed())
            .map(
                result ->
                    List.of(
                        result.id(),
                        String.join("; ", result.misses()),
                        shortened(result.answer())))
            .toList());
    report.paragraph(
        "Evaluation set %s, version %s. %s"
            .formatted(set.name(), set.version(), String.join(" ", set.notes())));
    return report;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
