package io.signalbox.tools.foresight.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.foresight.change.WordDifference.ChangedWords;
import org.junit.jupiter.api.Test;

class WordDifferenceTest {
  @Test
  void aReflowedParagraphIsNoChange() {
    assertThat(WordDifference.between("one two\nthree four", "one\ntwo three  four")).isEmpty();
  }

  @Test
  void showsTheWordsThatChangedAndAFewAround() {
    assertThat(
            WordDifference.between(
                "a b c d e f Never promise a delivery date, please do.",
                "a b c d e f Never promise any date, please do."))
        .containsExactly(
            new ChangedWords(
                "c d e f Never promise".substring(2), "a delivery", "any", "date, please do."));
  }

  @Test
  void wordsThatComeNewHaveNoneThatWent() {
    assertThat(WordDifference.between("", "Sign with a name."))
        .containsExactly(new ChangedWords("", "", "Sign with a name.", ""));
  }
}
