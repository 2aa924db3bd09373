package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers citations in the order of their first use, the same place always getting the same number.
 */
final class Citations {
  private final List<Citation> all = new ArrayList<>();

  /** The number of this passage's citation. */
  int of(RankedDocument document, Passage passage) {
    for (Citation citation : all) {
      if (citation.document().equals(document.id())
          && citation.headingPath().equals(passage.headingPath())) {
        return citation.number();
      }
    }
    Citation citation = cite(all.size() + 1, document, passage.headingPath());
    all.add(citation);
    return citation.number();
  }

  /** All so far, in the order of their numbers. */
  List<Citation> all() {
    return List.copyOf(all);
  }

  static Citation cite(int number, RankedDocument document, List<String> headingPath) {
    return new Citation(
        number,
        document.id(),
        document.source(),
        document.kind(),
        document.frontMatter(),
        headingPath);
  }
}
