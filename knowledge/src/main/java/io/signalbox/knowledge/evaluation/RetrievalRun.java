package io.signalbox.knowledge.evaluation;

import java.util.List;

/**
 * Documents that a retrieval system returned for one test question.
 *
 * @param documents ids, best first, none twice
 * @param confidence what the system decides on whether to answer; higher is surer
 */
public record RetrievalRun(GoldenQuestion question, List<String> documents, double confidence) {
  public RetrievalRun {
    documents = List.copyOf(documents);
  }
}
