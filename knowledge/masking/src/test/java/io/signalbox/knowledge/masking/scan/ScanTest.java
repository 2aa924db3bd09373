package io.signalbox.knowledge.masking.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes over a text that detectors share. */
class ScanTest {
  @Test
  void aCharacterSetHasItsCharactersAndNoOther() {
    Map<CharacterSet, String> sets =
        Map.of(
            CharacterSet.DIGIT, "[0-9]",
            CharacterSet.HEX, "[0-9a-fA-F]",
            CharacterSet.LOWER, "[0-9a-z]",
            CharacterSet.ALNUM, "[0-9a-zA-Z]",
            CharacterSet.WORD, "[0-9a-zA-Z_]",
            CharacterSet.BASE64, "[0-9a-zA-Z+/=]",
            CharacterSet.TILDE, "[0-9a-zA-Z_.~-]");
    sets.forEach(
        (set, expression) -> {
          Pattern expected = Pattern.compile(expression);
          for (char c = 0; c < 300; c++) {
            assertThat(set.has(c))
                .as(set + " " + (int) c)
                .isEqualTo(expected.matcher("" + c).matches());
          }
        });
  }

  @Test
  void aTrieLeadsToTheValuesOfTheWordsThatEndSomewhere() {
    WordTrie<Integer> trie = new WordTrie<>(true);
    trie.add("az", 1);
    trie.add("az", 2);
    trie.add("azп", 3);

    int a = trie.step(0, 'A');
    int z = trie.step(a, 'Z');
    int last = trie.step(z, 'П');

    assertThat(trie.at(a)).isEmpty();
    assertThat(trie.at(z)).containsExactly(1, 2);
    assertThat(trie.at(last)).containsExactly(3);
    assertThat(trie.step(0, 'z')).isZero();
    assertThat(trie.step(z, 'и')).isZero();
    assertThat(trie.step(a, '[')).isZero();
    assertThat(trie.step(0, '@')).isZero();
  }

  @Test
  void aTrieOfExactWordsTellsCapitalsApart() {
    WordTrie<Integer> trie = new WordTrie<>(false);
    trie.add("A", 1);

    assertThat(trie.step(0, 'A')).isPositive();
    assertThat(trie.step(0, 'a')).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<br>",
        "<br/>",
        "<br x",
        "<em\n>",
        "<p\t",
        "<P>",
        "&lt;br&gt;",
        "&#60;p&#62;",
        "&#x3c;p>",
        "&#x3C;p>",
        "</anything>",
        "&lt;/x",
        "<script>",
        "<strong>"
      })
  void aTagOfHtmlIsOne(String text) {
    assertThat(WordBoundaries.isTag(text, 0)).isTrue();
    assertThat(WordBoundaries.isTag("x" + text, 1)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<",
        "</",
        "</1",
        "<b",
        "<br",
        "<brx>",
        "<strongs>",
        "<pod>",
        "< p>",
        "br>",
        "&lt",
        "&lt;",
        "<p:x>",
        "x<p>"
      })
  void anotherBracketIsNoTag(String text) {
    assertThat(WordBoundaries.isTag(text, 0)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-x, 1, true", "a-x, 2, false", "_-x, 2, false", "' --x', 3, true", "x, 0, false"})
  void onlyHyphensBehindNoWordCount(String text, int at, boolean expected) {
    assertThat(WordBoundaries.isBehindHyphens(text, at)).isEqualTo(expected);
  }

  @Test
  void aPreconditionFindsItsWordsInAnyCase() {
    PatternPrecondition.Words words = PatternPrecondition.ofWords("basic", "zone");

    assertThat(words.next("a BASIC zone", 0)).isEqualTo(2);
    assertThat(words.next("a BASIC zone", 3)).isEqualTo(8);
    assertThat(words.next("a BASIC zone", 9)).isEqualTo(-1);
    assertThat(words.next("basi", 0)).isEqualTo(-1);
    assertThat(words.areIn("Zone")).isTrue();
    assertThat(words.areIn("zon")).isFalse();
    assertThat(words.areIn("[one {one")).isFalse();
    assertThat(PatternPrecondition.of("|", "://").areIn("a://")).isTrue();
    assertThat(PatternPrecondition.of("|", "://").areIn("a:/")).isFalse();
  }
}
