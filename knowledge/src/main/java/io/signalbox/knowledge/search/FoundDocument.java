package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.unit.MatchedUnit;
import java.util.List;

/**
 * Document returned by the index, with its retrieval signals and score.
 *
 * @param units all of its units, in reading order
 */
public record FoundDocument(
    Document document, RetrievalEvidence evidence, double score, List<MatchedUnit> units) {
  public FoundDocument {
    units = List.copyOf(units);
  }

  /** Creates a found document without its units. */
  public FoundDocument(Document document, RetrievalEvidence evidence, double score) {
    this(document, evidence, score, List.of());
  }
}
