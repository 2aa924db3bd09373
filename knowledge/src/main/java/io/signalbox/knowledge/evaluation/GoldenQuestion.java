package io.signalbox.knowledge.evaluation;

import java.util.Set;

/**
 * Test question with the documents that answer it, for measuring retrieval.
 *
 * @param answerable whether the corpus holds an answer
 * @param gold ids of the documents, any one of which is right; empty when not answerable
 */
public record GoldenQuestion(String id, String text, boolean answerable, Set<String> gold) {
  public GoldenQuestion {
    gold = Set.copyOf(gold);
    if (answerable == gold.isEmpty()) {
      throw new IllegalArgumentException(
          "question " + id + ": answerable and gold_docs contradict each other");
    }
  }
}
