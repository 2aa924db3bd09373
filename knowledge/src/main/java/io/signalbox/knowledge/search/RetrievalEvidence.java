package io.signalbox.knowledge.search;

import java.util.List;
import java.util.Optional;

/**
 * Signals from the index about how well one document answers a question; {@link EvidenceScorer}
 * combines them into one score.
 *
 * @param titleKey the title's letters and digits in lower case: two documents with the same key are
 *     about the same thing
 * @param lexical BM25 of the question's words over title, headings and text, divided by the most
 *     that the words could score: 0 to 1
 * @param coverage share of the question's words that the document has, each counted by its rarity
 *     (inverse document frequency): 0 to 1
 * @param named share of the words of title and path, by rarity, that a report has: 0 to 1; 0 for a
 *     question
 * @param semantic empty while the document waits for its vectors
 */
public record RetrievalEvidence(
    String titleKey, double lexical, double coverage, double named, Optional<Semantic> semantic) {

  /** Creates evidence of a document whose title and path were not compared with the question. */
  public RetrievalEvidence(
      String titleKey, double lexical, double coverage, Optional<Semantic> semantic) {
    this(titleKey, lexical, coverage, 0, semantic);
  }

  /**
   * Cosines of a document's vectors with the question's, each after subtracting the mean vector of
   * all that is indexed from both. What all pages of an organisation have in common says nothing
   * about which one answers (Mu and Viswanath, "All-but-the-Top", 2018); without it the cosines of
   * one corpus crowd between 0.6 and 0.8.
   *
   * @param title of the title
   * @param lead of the title and first words
   * @param passages by position
   * @param plainPassage the highest cosine of a passage without that correction
   */
  public record Semantic(double title, double lead, List<Double> passages, double plainPassage) {
    public Semantic {
      passages = List.copyOf(passages);
    }

    /** Returns the highest cosine of a passage. */
    public double bestPassage() {
      return passages.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }
  }
}
