package io.signalbox.bot.slack.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AnswerKindTest {
  @Test
  void rowsOfEarlierReleasesAreRead() {
    assertThat(AnswerKind.ofStored("table")).isEqualTo(AnswerKind.TABLE);
    assertThat(AnswerKind.ofStored("cited")).isEqualTo(AnswerKind.CITED);
    assertThat(AnswerKind.ofStored("none")).isEqualTo(AnswerKind.NONE);
  }

  @Test
  void eachKindIsStoredAsItIsRead() {
    for (AnswerKind kind : AnswerKind.values()) {
      assertThat(AnswerKind.ofStored(kind.stored())).isEqualTo(kind);
    }
  }

  @Test
  void anUnknownKindIsNamed() {
    assertThatThrownBy(() -> AnswerKind.ofStored("rumour")).hasMessageContaining("rumour");
  }
}
