package io.signalbox.knowledge.answer.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionPartsTest {
  @Test
  void twoQuestionsInOneAreTwoParts() {
    assertThat(QuestionParts.of("how do i turn on tiered storage and can we undo it later"))
        .containsExactly(
            "how do i turn on tiered storage",
            "can we undo it later: how do i turn on tiered storage");
  }

  @Test
  void bothPartsAreAboutTheSubjectBeforeTheColon() {
    assertThat(
            QuestionParts.of("opensearch in prod: which gateway do i need and how do i ask for it"))
        .containsExactly(
            "opensearch in prod: which gateway do i need",
            "opensearch in prod: how do i ask for it");
  }

  @Test
  void askingWhatToDoAboutATroubleIsOneQuestion() {
    assertThat(QuestionParts.of("ledger replica is lagging behind, what do I do?")).hasSize(1);
  }

  @Test
  void aQuestionAboutTwoThingsIsOne() {
    assertThat(QuestionParts.of("how do I restart kafka and zookeeper")).hasSize(1);
    assertThat(QuestionParts.of("what is the difference between owner and member")).hasSize(1);
  }

  @Test
  void aPrepositionMayStandBeforeTheSecondWordThatAsks() {
    assertThat(
            QuestionParts.of(
                "lost phone: which channel do i tell, and within how long do i report"))
        .containsExactly(
            "lost phone: which channel do i tell", "lost phone: within how long do i report");
  }

  @Test
  void oneThingAskedOfTwoPlacesIsTwoQuestions() {
    assertThat(
            QuestionParts.of("someone leaves: what do we revoke on the platform and on the VPN?"))
        .containsExactly(
            "someone leaves: what do we revoke on the platform",
            "someone leaves: what do we revoke on the VPN");
  }

  @Test
  void aStatementBeforeAQuestionIsNoPartOfItsOwn() {
    assertThat(QuestionParts.of("the chat is down too, where do i see an outage")).hasSize(1);
    assertThat(QuestionParts.of("if the primary is gone then how do i promote the other one"))
        .hasSize(1);
  }
}
