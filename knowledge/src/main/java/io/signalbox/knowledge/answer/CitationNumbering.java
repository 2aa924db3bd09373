package io.signalbox.knowledge.answer;

import io.signalbox.knowledge.document.DocumentId;
import io.signalbox.knowledge.document.Passage;
import io.signalbox.knowledge.search.RankedDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Assigns citation numbers in the order of first use; the same section of a document keeps its
 * number.
 */
public final class CitationNumbering {
  private final List<Citation> all = new ArrayList<>();
  private final Map<Integer, Integer> lookUps = new HashMap<>();

  /** Returns the number of the citation of this passage's section, and assigns one at first use. */
  public int of(RankedDocument document, Passage passage) {
    for (Citation citation : all) {
      if (citation.document().equals(document.id())
          && citation.headingPath().equals(passage.headingPath())) {
        return citation.number();
      }
    }
    Citation citation = cite(next(), document, passage.headingPath());
    all.add(citation);
    return citation.number();
  }

  /** Returns the number of the look-up that became this passage, and assigns one at first use. */
  public int ofLookUp(int passage) {
    return lookUps.computeIfAbsent(passage, absent -> next());
  }

  /** Returns the number of a look-up, by its passage; empty when nothing cites it. */
  public OptionalInt lookUp(int passage) {
    return lookUps.containsKey(passage)
        ? OptionalInt.of(lookUps.get(passage))
        : OptionalInt.empty();
  }

  private int next() {
    return all.size() + lookUps.size() + 1;
  }

  /** Returns the citations of pages so far, in the order of their numbers. */
  public List<Citation> all() {
    return List.copyOf(all);
  }

  /**
   * Adds to an answer that cites a correction citations of the documents which it corrects: their
   * text has not changed at its source.
   */
  public static Answer.CitedAnswer withCorrected(
      Answer.CitedAnswer answer, Map<DocumentId, List<RankedDocument>> corrected) {
    List<Citation> citations = new ArrayList<>(answer.citations());
    int lookedUp = (int) answer.lookedUp().stream().filter(l -> l.number().isPresent()).count();
    Set<DocumentId> cited = new HashSet<>();
    citations.forEach(citation -> cited.add(citation.document()));
    for (Citation citation : answer.citations()) {
      for (RankedDocument each : corrected.getOrDefault(citation.document(), List.of())) {
        if (cited.add(each.id())) {
          citations.add(cite(citations.size() + lookedUp + 1, each, List.of()));
        }
      }
    }
    return new Answer.CitedAnswer(
        answer.pieces(),
        citations,
        answer.lookedUp(),
        answer.warnings(),
        answer.confidence(),
        answer.author(),
        answer.unsure());
  }

  public static Citation cite(int number, RankedDocument document, List<String> headingPath) {
    return new Citation(
        number,
        document.id(),
        document.source(),
        document.kind(),
        document.frontMatter(),
        headingPath);
  }
}
