package io.signalbox.knowledge.search;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.DocumentKind;
import io.signalbox.knowledge.document.FrontMatter;
import java.util.List;

/**
 * A document found, with the passages of it that speak for it.
 *
 * @param score higher is better; comparable within one ranking only
 * @param passages best first, never empty
 */
public record RankedDocument(
    DocumentId id,
    String source,
    DocumentKind kind,
    FrontMatter frontMatter,
    double score,
    List<ScoredPassage> passages) {
  public RankedDocument {
    passages = List.copyOf(passages);
  }
}
