package io.signalbox.bot.bench.retrieval;

import io.signalbox.knowledge.evaluation.RetrievalMeasures;
import java.io.PrintWriter;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Prints measures of retrieval quality as a Markdown table, so that a row can be pasted into the
 * docs.
 */
final class MeasureTable {
  private static final double NANOS_PER_MILLI = 1e6;

  private final PrintWriter out;

  MeasureTable(PrintWriter out) {
    this.out = out;
  }

  void header() {
    out.println(
        "| questions | n | system | hit@1 | hit@5 | hit@10 | MRR@10 | nDCG@10 | abstention AUROC |"
            + " p50 ms | p99 ms |");
    out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    out.flush();
  }

  void row(String set, String system, RetrievalMeasures measures, Histogram nanoseconds) {
    out.printf(
        Locale.ROOT,
        "| %s | %d | %s | %.3f | %.3f | %.3f | %.3f | %.3f | %s | %.1f | %.1f |%n",
        set,
        measures.answerable(),
        system,
        measures.hitAt1(),
        measures.hitAt5(),
        measures.hitAt10(),
        measures.mrrAt10(),
        measures.ndcgAt10(),
        measures.abstentionAuroc().isPresent()
            ? String.format(Locale.ROOT, "%.3f", measures.abstentionAuroc().getAsDouble())
            : "",
        nanoseconds.getValueAtPercentile(50) / NANOS_PER_MILLI,
        nanoseconds.getValueAtPercentile(99) / NANOS_PER_MILLI);
    out.flush();
  }
}
