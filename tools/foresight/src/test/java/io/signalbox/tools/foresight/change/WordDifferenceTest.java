package io.signalbox.tools.foresight.change;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.tools.foresight.change.WordDifference.ChangedWords;
import java.text.Normalizer;
import java.util.stream.IntStream;
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
  void aTextWithoutSpacesShowsTheCharactersThatChanged() {
    assertThat(WordDifference.between("回答は短く、出典を必ず示してください。", "回答は長く、出典を必ず示してください。"))
        .containsExactly(new ChangedWords("回答は", "短", "長", "く、出典を"));
  }

  @Test
  void lineEndsAndFormsOfAccentsAreNoChangeAndALargeTextIsCompared() {
    String decomposed = Normalizer.normalize("Réponds brièvement.", Normalizer.Form.NFD);
    assertThat(WordDifference.between("Réponds\nbrièvement.", decomposed.replace(" ", "\r\n")))
        .isEmpty();

    String large = IntStream.range(0, 150_000).mapToObj(i -> "w" + i).collect(joining(" "));
    assertThat(WordDifference.between(large, large.replace("w77777 ", "other ")))
        .extracting(ChangedWords::gone, ChangedWords::come)
        .containsExactly(tuple("w77777", "other"));
  }

  @Test
  void wordsThatComeNewHaveNoneThatWent() {
    assertThat(WordDifference.between("", "Sign with a name."))
        .containsExactly(new ChangedWords("", "", "Sign with a name.", ""));
  }
}
