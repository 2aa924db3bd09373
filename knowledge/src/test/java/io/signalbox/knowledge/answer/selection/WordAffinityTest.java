package io.signalbox.knowledge.answer.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordAffinityTest {
  private final WordAffinity affinity = new WordAffinity();

  @Test
  void theSameStemIsWholeAndAnotherWordIsNothing() {
    assertThat(affinity.of("deploy", "deploy")).isEqualTo(1);
    assertThat(affinity.of("deploy", "ledger")).isZero();
  }

  @Test
  void wordsOfOneFamilyAreNear() {
    assertThat(affinity.of("deploy", "deployment")).isGreaterThan(0.7);
    assertThat(affinity.of("rotat", "rotation")).isGreaterThan(0.7);
  }

  @Test
  void aTypingErrorIsNearAndANumberIsNot() {
    assertThat(affinity.of("paymets", "payments")).isGreaterThan(0.6);
    assertThat(affinity.of("chk-1003", "chk-1004")).isZero();
  }

  @Test
  void wordsForTheSameThingMeet() {
    assertThat(affinity.of("bounc", "restart")).isBetween(0.3, 0.7);
  }
}
