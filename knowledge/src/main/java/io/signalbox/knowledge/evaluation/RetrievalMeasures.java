package io.signalbox.knowledge.evaluation;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Retrieval quality measures of a set of questions, each a mean over the answerable ones, gain
 * being 1 for a right document and 0 for any other.
 *
 * @param answerable how many questions the means are over
 * @param hitAt1 share with a right document first
 * @param hitAt5 share with a right document among the first five
 * @param hitAt10 share with a right document among the first ten
 * @param mrrAt10 mean of one over the rank of the first right document, 0 beyond ten (mean
 *     reciprocal rank)
 * @param ndcgAt10 normalised discounted cumulative gain over ten (Järvelin and Kekäläinen, 2002)
 * @param abstentionAuroc chance that a random answerable question has the higher confidence of it
 *     and a random unanswerable one, ties counting half; empty where there is only one kind
 */
public record RetrievalMeasures(
    int answerable,
    double hitAt1,
    double hitAt5,
    double hitAt10,
    double mrrAt10,
    double ndcgAt10,
    OptionalDouble abstentionAuroc) {
  private static final int DEPTH = 10;

  /** Computes the measures of these runs, one run for each question. */
  public static RetrievalMeasures of(List<RetrievalRun> runs) {
    List<RetrievalRun> answerable =
        runs.stream().filter(run -> run.question().answerable()).toList();
    return new RetrievalMeasures(
        answerable.size(),
        mean(answerable, run -> hit(run, 1)),
        mean(answerable, run -> hit(run, 5)),
        mean(answerable, run -> hit(run, DEPTH)),
        mean(answerable, RetrievalMeasures::reciprocalRank),
        mean(answerable, RetrievalMeasures::ndcg),
        auroc(runs));
  }

  private static double mean(List<RetrievalRun> runs, ToDoubleFunction<RetrievalRun> measure) {
    return runs.stream().mapToDouble(measure).average().orElse(0);
  }

  private static double hit(RetrievalRun run, int depth) {
    return run.documents().stream().limit(depth).anyMatch(run.question().gold()::contains) ? 1 : 0;
  }

  private static double reciprocalRank(RetrievalRun run) {
    for (int rank = 1; rank <= Math.min(DEPTH, run.documents().size()); rank++) {
      if (run.question().gold().contains(run.documents().get(rank - 1))) {
        return 1.0 / rank;
      }
    }
    return 0;
  }

  private static double ndcg(RetrievalRun run) {
    double gain = 0;
    for (int rank = 1; rank <= Math.min(DEPTH, run.documents().size()); rank++) {
      if (run.question().gold().contains(run.documents().get(rank - 1))) {
        gain += discount(rank);
      }
    }
    double ideal = 0;
    for (int rank = 1; rank <= Math.min(DEPTH, run.question().gold().size()); rank++) {
      ideal += discount(rank);
    }
    return gain / ideal;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }

  private static OptionalDouble auroc(List<RetrievalRun> runs) {
    double won = 0;
    long pairs = 0;
    for (RetrievalRun right : runs) {
      for (RetrievalRun wrong : runs) {
        if (right.question().answerable() && !wrong.question().answerable()) {
          int order = Double.compare(right.confidence(), wrong.confidence());
          won += order > 0 ? 1 : order == 0 ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return pairs == 0 ? OptionalDouble.empty() : OptionalDouble.of(won / pairs);
  }
}
