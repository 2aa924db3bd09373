package io.signalbox.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvidenceScorerTest {
  private static final EvidenceScorer FUSION = new EvidenceScorer(EvidenceScorer.Weights.usual());

  @Test
  void aPageOnWhichSeveralPassagesFitBeatsOneWithASingleLuckySentence() {
    RetrievalEvidence broad = evidence("a", 0.2, 0.5, 0.48, 0.45);
    RetrievalEvidence lucky = evidence("b", 0.2, 0.52, 0.05, 0.02);

    double[] scores = FUSION.score(List.of(broad, lucky));

    assertThat(scores[0]).isGreaterThan(scores[1]);
  }

  @Test
  void aLongPageGainsNothingFromItsLength() {
    RetrievalEvidence brief = evidence("a", 0.2, 0.5);
    RetrievalEvidence endless =
        evidence("b", 0.2, 0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);

    double[] scores = FUSION.score(List.of(brief, endless));

    assertThat(scores[0]).isGreaterThan(scores[1]);
  }

  @Test
  void theWeakerOfTwoPagesUnderOneTitleProfitsFromTheStronger() {
    RetrievalEvidence strong = evidence("kubeapidown", 0.9, 0.6);
    RetrievalEvidence stub = evidence("kubeapidown", 0.3, 0.2);
    RetrievalEvidence sameStubElsewhere = evidence("other", 0.3, 0.2);

    double[] scores = FUSION.score(List.of(strong, stub, sameStubElsewhere));

    assertThat(scores[1]).isGreaterThan(scores[2]).isLessThan(scores[0]);
  }

  @Test
  void aDocumentWaitingForItsVectorsIsRankedByItsWordsAmongTheRest() {
    RetrievalEvidence waiting = new RetrievalEvidence("w", 0.9, 1, Optional.empty());
    RetrievalEvidence typical = evidence("t", 0.2, 0.4);

    double[] scores = FUSION.score(List.of(waiting, typical));

    assertThat(scores[0]).isGreaterThan(scores[1]);
  }

  @Test
  void wordsAloneDecideWhenNothingHasVectorsYet() {
    RetrievalEvidence better = new RetrievalEvidence("a", 0.8, 1, Optional.empty());
    RetrievalEvidence worse = new RetrievalEvidence("b", 0.3, 1, Optional.empty());

    double[] scores = FUSION.score(List.of(worse, better));

    assertThat(scores[1]).isGreaterThan(scores[0]);
  }

  private static RetrievalEvidence evidence(String titleKey, double lexical, Double... passages) {
    return new RetrievalEvidence(
        titleKey,
        lexical,
        0.5,
        Optional.of(new RetrievalEvidence.Semantic(0.3, 0.3, List.of(passages), 0.7)));
  }
}
