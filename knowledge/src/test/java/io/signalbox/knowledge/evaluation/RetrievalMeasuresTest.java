package io.signalbox.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrievalMeasuresTest {
  private static final GoldenQuestion ONE = new GoldenQuestion("1", "q", true, Set.of("a"));
  private static final GoldenQuestion TWO = new GoldenQuestion("2", "q", true, Set.of("a", "b"));
  private static final GoldenQuestion NONE = new GoldenQuestion("3", "q", false, Set.of());

  @Test
  void aRightDocumentInThirdPlaceCountsByItsRank() {
    RetrievalMeasures measures =
        RetrievalMeasures.of(List.of(new RetrievalRun(ONE, List.of("x", "y", "a"), 1)));

    assertThat(measures.hitAt1()).isZero();
    assertThat(measures.hitAt5()).isOne();
    assertThat(measures.mrrAt10()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(measures.ndcgAt10()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void twoRightDocumentsOfWhichOneIsFoundFirstGiveLessThanAFullGain() {
    RetrievalMeasures measures =
        RetrievalMeasures.of(List.of(new RetrievalRun(TWO, List.of("a", "x"), 1)));

    assertThat(measures.hitAt1()).isOne();
    assertThat(measures.ndcgAt10()).isCloseTo(1 / (1 + Math.log(2) / Math.log(3)), within(1e-12));
  }

  @Test
  void whatComesAfterTheTenthPlaceCountsForNothing() {
    List<String> eleven = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a");

    RetrievalMeasures measures = RetrievalMeasures.of(List.of(new RetrievalRun(ONE, eleven, 1)));

    assertThat(measures.hitAt10()).isZero();
    assertThat(measures.ndcgAt10()).isZero();
  }

  @Test
  void abstentionIsTheChanceToTellAnswerableFromUnanswerable() {
    RetrievalMeasures measures =
        RetrievalMeasures.of(
            List.of(
                new RetrievalRun(ONE, List.of("a"), 0.9),
                new RetrievalRun(TWO, List.of("a"), 0.4),
                new RetrievalRun(NONE, List.of("a"), 0.4)));

    assertThat(measures.answerable()).isEqualTo(2);
    assertThat(measures.abstentionAuroc()).hasValue(0.75);
  }

  @Test
  void withoutUnanswerableQuestionsThereIsNoAbstentionToMeasure() {
    assertThat(RetrievalMeasures.of(List.of(new RetrievalRun(ONE, List.of(), 0))).abstentionAuroc())
        .isEmpty();
  }

  @Test
  void aQuestionThatIsAnswerableButHasNoRightDocumentIsRefused() {
    assertThatThrownBy(() -> new GoldenQuestion("4", "q", true, Set.of()))
        .hasMessageContaining("question 4");
  }
}
