package io.signalbox.knowledge.masking.escape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a\\nb", "%41", "&amp;", "a+b", "x\u001b[mz", "=3D", "x^[[31mz", "a\u200bb"})
  void eachKindOfEscapeMakesALayer(String text) {
    assertThat(DecodedText.layers(text)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\\", "10% & more", "a + b", "x=y", "^[", "\u200ba\u200b b"})
  void aTextWithoutEscapesHasNone(String text) {
    assertThat(DecodedText.layers(text)).isEmpty();
  }

  @Test
  void aLayerOfALayerKnowsItsPlacesInTheSource() {
    List<DecodedText> layers = DecodedText.layers("a\\\\nb");

    assertThat(layers).extracting(DecodedText::text).containsExactly("a\\nb", "a\nb");
    DecodedText deepest = layers.getLast();
    assertThat(List.of(deepest.source(0), deepest.source(1), deepest.source(2), deepest.source(3)))
        .containsExactly(0, 1, 4, 5);
    assertThat(List.of(deepest.sourceEnd(0), deepest.sourceEnd(1), deepest.sourceEnd(2)))
        .containsExactly(0, 1, 4);
  }

  @Test
  void noEscapeIsCutInTwo() {
    DecodedText layer = DecodedText.layers("a\\nb").getFirst();

    assertThat(List.of(at(layer, 0), at(layer, 1), at(layer, 2), at(layer, 3), at(layer, 4)))
        .containsExactly("0 0", "1 1", "3 1", "3 3", "4 4");
    assertThat(layer.isWhole(1, 3)).isTrue();
    assertThat(layer.isWhole(2, 3)).isFalse();
    assertThat(layer.isWhole(1, 2)).isFalse();
  }

  @Test
  void aMarkBetweenCharactersBelongsToNeither() {
    DecodedText layer = DecodedText.layers("a\u200b\u200bb").getFirst();

    assertThat(layer.text()).isEqualTo("ab");
    assertThat(List.of(at(layer, 0), at(layer, 1), at(layer, 2), at(layer, 3), at(layer, 4)))
        .containsExactly("0 0", "1 1", "3 1", "3 3", "4 4");
  }

  private static String at(DecodedText layer, int index) {
    return layer.boundaryFrom(index) + " " + layer.boundaryUpTo(index);
  }

  @Test
  void whatIsNestedDeeperThanTenLayersIsUndoneAtOnce() {
    List<DecodedText> layers = DecodedText.layers("%" + "25".repeat(30) + "41");

    assertThat(layers).hasSize(11);
    assertThat(layers.get(9).text()).isEqualTo("%" + "25".repeat(20) + "41");
    assertThat(layers.getLast().text()).isEqualTo("A");
    assertThat(layers.getLast().sourceEnd(1)).isEqualTo(63);
  }

  @ParameterizedTest
  @CsvSource({
    "ESC[1;32mx, 7",
    "ESC[1mESC[Kx, 7",
    "BELx, 1",
    "^[[Kx, 4",
    "^[[mx, 4",
    "^[[x, 0",
    "^[[1xy, 5",
    "ESC(Bx, 3",
    "ESC)Bx, 3",
    "ESC(, 2",
    "ESC\\x, 2",
    "ESC=x, 2",
    "ESC>x, 2",
    "ESC7x, 2",
    "ESC8x, 2",
    "ESCx, 0",
    "ESC, 0",
    "ESC]8;;http, 5",
    "ESC]0;9/, 5",
    "ESC]:, 2",
    "ESC[ ?~x, 5",
    "ESC[@x, 3",
    "ESC[, 0",
    "ESC[12, 0",
    "x, 0"
  })
  void aTerminalsSequenceEndsWhereItsKindSays(String typed, int end) {
    String text = typed.replace("ESC", "\u001b").replace("BEL", "\u0007");

    assertThat(AnsiSequences.end(text, 0)).isEqualTo(end);
  }

  @Test
  void aSequenceThatNeverEndsIsNone() {
    assertThat(AnsiSequences.end("\u001b[" + "1".repeat(64) + "m", 0)).isEqualTo(67);
    assertThat(AnsiSequences.end("\u001b[" + "1".repeat(65) + "m", 0)).isZero();
    assertThat(AnsiSequences.end("\u001b]" + "1".repeat(70), 0)).isEqualTo(66);
    assertThat(AnsiSequences.end("\u001b[\u007f", 0)).isZero();
    assertThat(AnsiSequences.end("x", 1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u00ad', '\u180e', '\u200b', '\u200f', '\u202a', '\u202e', '\u2060', '\u206f', '\ufeff'
      })
  void aMarkInsideAWordIsLeftOut(char mark) {
    InvisibleCharacterRemover marks = new InvisibleCharacterRemover("x" + mark + "y z");

    marks.leaveOut();

    assertThat(InvisibleCharacterRemover.areIn("x" + mark + "y z")).isTrue();
    assertThat(marks.text()).isEqualTo("xy z");
    assertThat(marks.starts()).containsExactly(0, 2, 3, 4, 5);
    assertThat(marks.ends()).containsExactly(1, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u00ac', '\u00ae', '\u200a', '\u2010', '\u2029', '\u202f', '\u205f', '\u2070', '\u180d',
        '\u180f', '\ufefe', '-'
      })
  void anotherSignIsNoMark(char sign) {
    assertThat(InvisibleCharacterRemover.areIn("x" + sign + "y")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\\nb", "a\\\r\nb", "a=\nb", "a=\r\nb", "a\u001b[mb", "a^[[mb"})
  void theEndOfALineAndASequenceInsideAWordAreMarks(String text) {
    assertThat(InvisibleCharacterRemover.areIn(text)).isTrue();
    assertThat(InvisibleCharacterRemover.areIn(text.substring(1))).isFalse();
    assertThat(InvisibleCharacterRemover.areIn(text.substring(0, text.length() - 1))).isFalse();
    assertThat(InvisibleCharacterRemover.areIn("." + text.substring(1))).isFalse();
    assertThat(InvisibleCharacterRemover.areIn(text.substring(0, text.length() - 1) + "."))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "a=b", "a\\\rb", "a\\", "a=", "ab"})
  void aSignAloneIsNoMark(String text) {
    assertThat(InvisibleCharacterRemover.areIn(text)).isFalse();
  }

  @Test
  void aMailIsKnownByItsSignOrByTheEndOfALongLine() {
    String line = "a b ".repeat(14);
    String run = "Ab3/".repeat(10);

    assertThat(QuotedPrintable.isIn("x=3D")).isTrue();
    assertThat(QuotedPrintable.isIn("x=y=3D")).isTrue();
    assertThat(QuotedPrintable.isIn("x=3d")).isFalse();
    assertThat(QuotedPrintable.isIn(line + "abc=\n")).isTrue();
    assertThat(QuotedPrintable.isIn(line + "abc=\r\n")).isTrue();
    assertThat(QuotedPrintable.isIn("\n" + line + "abc=\n")).isTrue();
    assertThat(QuotedPrintable.isIn("\n" + line + "ab=\n")).isFalse();
    assertThat(QuotedPrintable.isIn(line + "ab=\n")).isFalse();
    assertThat(QuotedPrintable.isIn(line + "abc=x\n")).isFalse();
    assertThat(QuotedPrintable.isIn(line + " " + run + "=\n")).isFalse();
    assertThat(QuotedPrintable.isIn(line + " " + run.substring(1) + "=\n")).isTrue();
    assertThat(QuotedPrintable.isSoftBreak(run + "=\n", 40, true)).isTrue();
    assertThat(QuotedPrintable.isSoftBreak(run + "=\n", 40, false)).isFalse();
  }
}
