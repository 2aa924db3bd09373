package io.signalbox.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.Documents;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RankingConfidenceTest {
  @Test
  void nothingFoundIsNoConfidenceAtAll() {
    assertThat(RankingConfidence.of(List.of())).isZero();
  }

  @Test
  void closeInMeaningAndCoveringTheWordsIsSure() {
    assertThat(RankingConfidence.of(List.of(found(0.7, 0.85, 0.9)))).isGreaterThan(0.9);
  }

  @Test
  void neitherCloseNorCoveringIsUnsure() {
    assertThat(RankingConfidence.of(List.of(found(0.28, 0.62, 0.1)))).isLessThan(0.1);
  }

  @Test
  void growsWithEachSignal() {
    double base = RankingConfidence.of(List.of(found(0.4, 0.7, 0.4)));

    assertThat(RankingConfidence.of(List.of(found(0.45, 0.7, 0.4)))).isGreaterThan(base);
    assertThat(RankingConfidence.of(List.of(found(0.4, 0.75, 0.4)))).isGreaterThan(base);
    assertThat(RankingConfidence.of(List.of(found(0.4, 0.7, 0.5)))).isGreaterThan(base);
  }

  @Test
  void beforeVectorsAreReadyTheLeadInWordsDecides() {
    assertThat(RankingConfidence.of(List.of(byWords("a", 0.9, 1), byWords("b", 0.3, 0.4))))
        .isGreaterThan(0.9);
    assertThat(RankingConfidence.of(List.of(byWords("a", 0.1, 0.1), byWords("b", 0.1, 0.1))))
        .isLessThan(0.3);
  }

  @Test
  void beforeVectorsAreReadyAPageWithAllWordsAmongOthersIsNotBelieved() {
    assertThat(RankingConfidence.of(List.of(byWords("a", 0.5, 1), byWords("b", 0.48, 1))))
        .isLessThan(0.5);
  }

  @Test
  void beforeVectorsAreReadyAPageOfTheSameTitleIsNoRival() {
    assertThat(RankingConfidence.of(List.of(byWords("a", 0.9, 1), byWords("a", 0.9, 1))))
        .isGreaterThan(0.9);
  }

  private static FoundDocument byWords(String title, double lexical, double coverage) {
    return new FoundDocument(
        Documents.page(title + ".md", title, "Text."),
        new RetrievalEvidence(title, lexical, coverage, Optional.empty()),
        1);
  }

  private static FoundDocument found(double centred, double plain, double coverage) {
    return new FoundDocument(
        Documents.page("a.md", "A", "Text."),
        new RetrievalEvidence(
            "a",
            0.5,
            coverage,
            Optional.of(new RetrievalEvidence.Semantic(0.3, 0.3, List.of(centred), plain))),
        1);
  }
}
