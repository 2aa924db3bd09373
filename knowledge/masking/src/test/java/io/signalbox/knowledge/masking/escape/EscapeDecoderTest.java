package io.signalbox.knowledge.masking.escape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One layer of escapes, with the place of each character in the text that was read. */
class EscapeDecoderTest {
  private static final String LONG = "all the words of this mail stand in one line until it ends ";

  static Stream<Arguments> escapes() {
    return Stream.of(
        Arguments.of("\\n\\r\\t\\b\\f\\\"\\\\\\/\\'\\`", "\n\r\t\b\f\"\\/'`"),
        Arguments.of("\\x41\\x7a\\u0041\\u00e9\\u{67}\\u{ffff}", "AzA\u00e9g\uffff"),
        Arguments.of("\\u{000041}", "A"),
        Arguments.of("\\101\\040\\177", "A \u007f"),
        Arguments.of("a\\033[31mb", "a\u001b[31mb"),
        Arguments.of("\\e[1m\\e(B", "\u001b[1m\u001b(B"),
        Arguments.of("%41%7f%C3%A9%E2%82%AC%F0%9F%9A%80", "A\u007f\u00e9\u20ac\ud83d\ude80"),
        Arguments.of("%C2%80%C2%BF%DF%BF%E0%A0%80", "\u0080\u00bf\u07ff\u0800"),
        Arguments.of("%80%C1%81", "\u0080\u00c1\u0081"),
        Arguments.of("%C3%41", "%C3A"),
        Arguments.of("%C2%C0%E2%82", "%C2\u00c0%E2\u0082"),
        Arguments.of("%F4%90%80%80", "%F4\u0090\u0080\u0080"),
        Arguments.of("%EF%BF%BF%F0%90%80%80", "\uffff\ud800\udc00"),
        Arguments.of("&amp;&lt;&gt;&QUOT;&apos;&nbsp;&colon;&equals;", "&<>\"' :="),
        Arguments.of("&commat;&sol;&bsol;&lowbar;&hyphen;&plus;&period;&num;", "@/\\_-+.#"),
        Arguments.of("&NewLine;&Tab;&#65;&#x41;&#X7a;&#0000065;", "\n\tAAzA"),
        Arguments.of("a+b&c=d+e", "a b&c=d e"),
        Arguments.of("x+y \"a+b%20c\" z+w", "x+y \"a b c\" z+w"),
        Arguments.of("x+y '%41+b' <a+%42>z+w", "x+y 'A b' <a B>z+w"),
        Arguments.of("call%20+49 and%20+0", "call +49 and  0"),
        Arguments.of("%41+1%20+9", "A 1 +9"),
        Arguments.of("x\u001b[31mred", "x red"),
        Arguments.of("x\u001b[m.y", "x .y"),
        Arguments.of("-\u001b[31mred", "-red"),
        Arguments.of("x\u001b[31m red\u001b[m", "x red"),
        Arguments.of("\u001b[31mred^[[0m-\u0007z", "red-z"),
        Arguments.of("a=3Db", "a=b"),
        Arguments.of("=3D=20=7F=3d", "= \u007f=3d"),
        Arguments.of("=3D soft=\nend and soft=\r\nend", "= softend and softend"),
        Arguments.of(LONG + "so=\nfar", LONG + "sofar"));
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void undoesAnEscape(String text, String plain) {
    EscapeDecoder decoder = new EscapeDecoder(text);

    assertThat(decoder.decode()).isTrue();
    assertThat(decoder.text()).isEqualTo(plain);
    assertThat(decoder.starts()).hasSize(plain.length() + 1).endsWith(text.length());
    assertThat(decoder.ends()).hasSize(plain.length());
  }

  static Stream<String> plainTexts() {
    return Stream.of(
        "",
        "plain",
        "\\",
        "C:\\qwe\\Z",
        "\\x4",
        "\\x4g",
        "\\xg4",
        "\\u00g1",
        "\\u004",
        "\\x\uff10\uff11",
        "\\u{}",
        "\\u{110000}",
        "\\u{0000041}",
        "\\u{41",
        "\\037",
        "\\200",
        "\\18",
        "\\10",
        "\\1/0",
        "\\033x",
        "\\033",
        "\\e",
        "\\ex",
        "10%",
        "%4",
        "%zz",
        "%C3",
        "%C3%",
        "a & b; c",
        "&;&a;&#;&#x;",
        "&unknown;",
        "&#1234567;",
        "&#00000065;",
        "&#6a;",
        "&lt",
        "+a",
        "a+",
        "a+b c",
        "{a+b}",
        "\"a+b\"",
        "<a+b>",
        "\u001bx",
        "^[x",
        "^[[x",
        "a=b",
        "a=\nb",
        "a=41");
  }

  @ParameterizedTest
  @MethodSource("plainTexts")
  void leavesWhatIsNoEscape(String text) {
    for (String whole : List.of(text, ". " + text)) {
      EscapeDecoder decoder = new EscapeDecoder(whole);

      assertThat(decoder.decode()).isFalse();
      assertThat(decoder.text()).isEqualTo(whole);
    }
  }

  @Test
  void eachCharacterHasItsPlaceInTheTextThatWasRead() {
    EscapeDecoder json = new EscapeDecoder("a\\nb");
    EscapeDecoder pair = new EscapeDecoder("%F0%9F%9A%80x");
    EscapeDecoder colour = new EscapeDecoder("x\u001b[31mred");

    assertThat(json.decode() && pair.decode() && colour.decode()).isTrue();
    assertThat(json.starts()).containsExactly(0, 1, 3, 4);
    assertThat(json.ends()).containsExactly(1, 3, 4);
    assertThat(pair.starts()).containsExactly(0, 0, 12, 13);
    assertThat(pair.ends()).containsExactly(12, 12, 13);
    assertThat(colour.starts()).containsExactly(0, 1, 6, 7, 8, 9);
    assertThat(colour.ends()).containsExactly(1, 6, 7, 8, 9);
  }

  @Test
  void aRunIsOneOfAnAddressWhenItsEscapeStandsNear() {
    String near = "%41" + "x".repeat(250) + "+b c";
    String far = "%41" + "x".repeat(260) + "+b c";
    EscapeDecoder first = new EscapeDecoder(near);
    EscapeDecoder second = new EscapeDecoder(far);

    assertThat(first.decode() && second.decode()).isTrue();
    assertThat(first.text()).endsWith("x b c");
    assertThat(second.text()).endsWith("x+b c");
  }

  static Stream<Arguments> nested() {
    return Stream.of(
        Arguments.of("x\\u005cn", "x\n"),
        Arguments.of("%253D", "="),
        Arguments.of("&amp;amp;lt;", "<"),
        Arguments.of("\\x5cn\\x41", "\nA"),
        Arguments.of("\\n\\r\\t\\b\\f\\\"\\/\\'\\`", "\n\r\t\b\f\"/'`"),
        Arguments.of("%7f%00", "\u007f\0"),
        Arguments.of("&#0000065;&#65;", "AA"),
        Arguments.of("%80", "%80"),
        Arguments.of("\\u12", "\\u12"),
        Arguments.of("\\uzzzz\\xg1", "\\uzzzz\\xg1"),
        Arguments.of("%\uff14\uff11", "%\uff14\uff11"),
        Arguments.of("&#00000065;&a;&;;", "&#00000065;&a;&;;"),
        Arguments.of("x", "x"),
        Arguments.of("", ""),
        Arguments.of("u0041x41 12", "u0041x41 12"));
  }

  @ParameterizedTest
  @MethodSource("nested")
  void undoesAllLayersAtOnce(String text, String plain) {
    NestedEscapeDecoder decoder = new NestedEscapeDecoder(text);

    assertThat(decoder.text()).isEqualTo(plain);
    assertThat(decoder.starts()).hasSize(plain.length() + 1).endsWith(text.length());
    assertThat(decoder.ends()).hasSize(plain.length());
  }

  @Test
  void aCharacterOfManyLayersHasThePlaceOfThemAll() {
    NestedEscapeDecoder decoder = new NestedEscapeDecoder("a%2541b\\nc");

    assertThat(decoder.text()).isEqualTo("aAb\nc");
    assertThat(decoder.starts()).containsExactly(0, 1, 6, 7, 9, 10);
    assertThat(decoder.ends()).containsExactly(1, 6, 7, 9, 10);
  }
}
