package io.signalbox.bot.bench.quality;

import java.util.List;
import java.util.Set;

/**
 * Quotations and value that prove one part of an answer to be right, with the pages that contain
 * them.
 *
 * @param documents pages that have them
 * @param quotes each of which proves it alone, verbatim; the first is the best
 * @param value the few words without which no answer is right; empty when only a quotation proves
 */
public record AnswerProof(Set<String> documents, List<String> quotes, String value) {
  /**
   * Length in characters from which on a value proves an answer from any page, as it cannot stand
   * there by chance.
   */
  private static final int DISTINCTIVE = 12;

  private static final int SHORTEST = 3;

  public AnswerProof {
    documents = Set.copyOf(documents);
    quotes = List.copyOf(quotes);
  }

  /**
   * Returns whether an answer's text contains the proof; a short value counts only when the right
   * page is cited.
   */
  boolean isIn(UnmarkedText words, List<String> cited) {
    if (quotes.stream().anyMatch(words::show)) {
      return true;
    }
    int length = value.strip().length();
    boolean known = cited.stream().anyMatch(documents::contains);
    return length >= (known ? SHORTEST : DISTINCTIVE) && words.show(value);
  }
}
