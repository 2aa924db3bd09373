package io.signalbox.bot.bench.quality;

import io.signalbox.knowledge.evaluation.GoldenQuestion;
import java.util.List;

/**
 * A question with the words that prove its answer.
 *
 * @param kind such as {@code howlong}; empty where the file does not say
 * @param set the file that it is from
 * @param proofs one for each page that the answer has to draw on; none when nothing answers
 */
public record ProvenQuestion(
    GoldenQuestion golden, String kind, String set, List<AnswerProof> proofs) {
  public ProvenQuestion {
    proofs = List.copyOf(proofs);
  }

  boolean isTwoPage() {
    return proofs.size() > 1;
  }

  String text() {
    return golden.text();
  }
}
