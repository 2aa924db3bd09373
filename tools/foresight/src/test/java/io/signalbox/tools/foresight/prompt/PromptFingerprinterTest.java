package io.signalbox.tools.foresight.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PromptFingerprinterTest {
  private static final String HOUSE_STYLE =
      "Answer in short sentences, name your source, and never promise a date that nobody gave.";

  private final PromptFingerprinter fingerprinter = new PromptFingerprinter(new byte[32]);

  @Property(tries = 200)
  void textsThatShareSixWordsInARowShareAFingerprint(
      @ForAll @Size(min = 6, max = 40) List<@IntRange(max = 5000) Integer> shared,
      @ForAll @Size(max = 30) List<@IntRange(min = 5001, max = 9000) Integer> before,
      @ForAll @Size(max = 30) List<@IntRange(min = 9001, max = 9999) Integer> after) {
    String passage = words(shared);
    FingerprintSet one = fingerprinter.winnowed(words(before) + " " + passage);
    FingerprintSet two = fingerprinter.winnowed(passage + " " + words(after));

    assertThat(one.shared(two)).isPositive();
  }

  @Property(tries = 200)
  void keptFingerprintsAreAmongTheCompleteOnes(
      @ForAll @Size(max = 60) List<@IntRange(max = 50) Integer> numbers) {
    String text = words(numbers);
    FingerprintSet kept = fingerprinter.winnowed(text);

    assertThat(kept.shared(fingerprinter.complete(text))).isEqualTo(kept.size());
  }

  @Test
  void layoutPunctuationAndWidthOfLettersMakeNoDifference() {
    String reflowed =
        "> ANSWER in short\n"
            + ">  sen\u00adtences; name your\u200b source -- and NEVER promise\ta date that ｎｏｂｏｄｙ gave";

    assertThat(fingerprinter.winnowed(reflowed).inOrder())
        .isEqualTo(fingerprinter.winnowed(HOUSE_STYLE).inOrder())
        .isNotEmpty();
  }

  @Test
  void whatAPlaceholderBecomesMakesNoDifferenceToTheWordsAroundIt() {
    String template = HOUSE_STYLE + " Today is {{ date }}. " + HOUSE_STYLE.replace("short", "full");
    String rendered = template.replace("{{ date }}", "Tuesday, 3 March, week 10");

    assertThat(fingerprinter.winnowed(template).containment(fingerprinter.winnowed(rendered)))
        .isGreaterThan(0.85);
  }

  @Test
  void textInAScriptWithoutSpacesHasFingerprintsToo() {
    String sentence = "回答は短く、出典を必ず示し、約束されていない日付を述べないでください。";

    assertThat(
            fingerprinter
                .winnowed(sentence)
                .containment(fingerprinter.winnowed("前置き。" + sentence + "後書き")))
        .isGreaterThan(0.9);
  }

  @Test
  void anotherKeyMakesFingerprintsThatCannotBeCompared() {
    byte[] other = new byte[32];
    other[0] = 1;

    assertThat(
            new PromptFingerprinter(other)
                .winnowed(HOUSE_STYLE)
                .shared(fingerprinter.winnowed(HOUSE_STYLE)))
        .isZero();
  }

  @Test
  void aKeyThatCouldBeTriedIsRefused() {
    assertThatThrownBy(() -> new PromptFingerprinter(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fewerThanFourWordsHaveNoFingerprint() {
    assertThat(fingerprinter.winnowed("be very brief").isEmpty()).isTrue();
    assertThat(fingerprinter.winnowed("").isEmpty()).isTrue();
  }

  private static String words(List<Integer> numbers) {
    return numbers.stream().map(number -> "w" + number).collect(Collectors.joining(" "));
  }
}
