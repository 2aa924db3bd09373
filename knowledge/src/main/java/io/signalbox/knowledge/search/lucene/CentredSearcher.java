package io.signalbox.knowledge.search.lucene;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;

/** Lucene searcher that also holds the mean vector of each vector field of its reader. */
final class CentredSearcher extends IndexSearcher {
  private final MeanCentering title;
  private final MeanCentering lead;
  private final MeanCentering passage;

  /**
   * @param executor of searches over several segments; empty for the caller's thread alone
   */
  CentredSearcher(
      IndexReader reader,
      Optional<Executor> executor,
      MeanCentering title,
      MeanCentering lead,
      MeanCentering passage) {
    super(reader, executor.orElse(null));
    this.title = title;
    this.lead = lead;
    this.passage = passage;
  }

  /** Returns the question's vector prepared for cosines after subtracting each field's mean. */
  QuestionVector question(float[] vector) {
    return new QuestionVector(
        vector, title.question(vector), lead.question(vector), passage.question(vector));
  }
}
