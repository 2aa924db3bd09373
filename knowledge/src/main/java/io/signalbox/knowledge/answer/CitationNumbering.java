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
 * Numbers citations in the order of their first use, the same place always getting the same number.
 */
public final class CitationNumbering {
  private final List<Citation> all = new ArrayList<>();
  private final Map<Integer, Integer> lookUps = new HashMap<>();

  /** The number of this passage's citation. */
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

  /** The number of what a look-up gave, by the number of its passage. */
  public int ofLookUp(int passage) {
    return lookUps.computeIfAbsent(passage, absent -> next());
  }

  /** The number of a look-up, if something rests on it. */
  public OptionalInt lookUp(int passage) {
    return lookUps.containsKey(passage)
        ? OptionalInt.of(lookUps.get(passage))
        : OptionalInt.empty();
  }

  private int next() {
    return all.size() + lookUps.size() + 1;
  }

  /** Returns the page citations so far, by number. */
  public List<Citation> all() {
    return List.copyOf(all);
  }

  /**
   * The answer with the documents cited beside it that its own documents correct: what they say has
   * not changed at its source.
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
