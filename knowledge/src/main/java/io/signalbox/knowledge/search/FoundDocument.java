package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.Document;
import io.signalbox.knowledge.unit.MatchedUnit;
import java.util.List;

/**
 * A document that the index returned, what speaks for it, and the score it was given.
 *
 * @param units all of its units, in reading order
 */
public record FoundDocument(
    Document document, RetrievalEvidence evidence, double score, List<MatchedUnit> units) {
  public FoundDocument {
    units = List.copyOf(units);
  }

  /** A document whose units are not looked at. */
  public FoundDocument(Document document, RetrievalEvidence evidence, double score) {
    this(document, evidence, score, List.of());
  }
}
