package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import io.signalbox.knowledge.unit.MatchedUnit;
import java.util.List;

/**
 * Document of a search result, with its score, its passages ranked by relevance, and the signals
 * behind the score.
 *
 * @param score higher is better; comparable within one ranking only
 * @param passages best first, never empty
 * @param evidence signals that the score was made of
 * @param units all of its units, in reading order
 */
public record RankedDocument(
    DocumentId id,
    String source,
    DocumentKind kind,
    FrontMatter frontMatter,
    double score,
    List<ScoredPassage> passages,
    RetrievalEvidence evidence,
    List<MatchedUnit> units) {
  public RankedDocument {
    passages = List.copyOf(passages);
    units = List.copyOf(units);
  }
}
