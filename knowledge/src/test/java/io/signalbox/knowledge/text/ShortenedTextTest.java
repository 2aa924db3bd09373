package io.signalbox.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTextTest {
  @Test
  void aTextThatFitsStaysAsItIs() {
    assertThat(ShortenedText.of("twelve chars", 12)).isEqualTo("twelve chars");
    assertThat(ShortenedText.words("twelve chars", 12)).isEqualTo("twelve chars");
  }

  @Test
  void aLongTextEndsInAnEllipsis() {
    assertThat(ShortenedText.of("twelve chars", 11)).isEqualTo("twelve char…");
  }

  @Test
  void aPlaceThatTakesNoMoreHasRoomForTheEllipsis() {
    assertThat(ShortenedText.within("twelve chars", 12)).isEqualTo("twelve chars");
    assertThat(ShortenedText.within("twelve chars", 11)).isEqualTo("twelve cha…");
    assertThat(ShortenedText.within("twelve chars", 8)).isEqualTo("twelve…");
    assertThat(ShortenedText.within("ab\uD83D\uDE00cd", 4)).isEqualTo("ab…");
  }

  @Test
  void wordsAreKeptWhole() {
    assertThat(ShortenedText.words("twelve chars", 11)).isEqualTo("twelve …");
  }

  @Test
  void aWordThatTakesMostOfThePlaceIsCut() {
    assertThat(ShortenedText.words("a " + "b".repeat(20), 10)).isEqualTo("a bbbbbbbb …");
  }

  @Test
  void aCharacterOfTwoPartsIsNotCutInTwo() {
    assertThat(ShortenedText.of("ab\uD83D\uDE00cd", 3)).isEqualTo("ab…");
    assertThat(ShortenedText.words("ab\uD83D\uDE00cd", 3)).isEqualTo("ab …");
  }
}
