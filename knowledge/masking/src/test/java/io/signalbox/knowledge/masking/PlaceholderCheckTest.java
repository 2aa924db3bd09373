package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sign by which a value is told from a placeholder, at the value where it turns. */
class PlaceholderCheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<x>",
        "$VAR9",
        "%VAR9%",
        "[abc9]",
        "(abc9)",
        "*abc9",
        "@abc9",
        "&abc9",
        "!abc9",
        "/abc9",
        ",abc9",
        "#abc9",
        "?abc9",
        "a{{b9}}",
        "a${b9}",
        "a$(b9)",
        "a<b9>",
        "abab",
        "AaBb",
        "éüéü",
        "Required",
        "xxxx9zq",
        "your-token9",
        "change_me9",
        "config.db.password",
        "user?.pass",
        "DB_PASS9",
        "vault:kv/db9",
        "https://x9",
        "./secrets/db9",
        "~/x9z",
        "sha256:9f86d081",
        "SHA1-9f86",
        "db_password",
        "my-secret-tokens"
      })
  void aPlaceholderIsOne(String value) {
    assertThat(PlaceholderCheck.isPlaceholder(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "abcd",
        "éüa",
        "Tr0ub4dor&3",
        "correct.horse9-",
        "DBPASS9",
        "db_password9",
        "vaulted",
        "sha5129",
        "a}b{c9"
      })
  void aLiteralIsNone(String value) {
    assertThat(PlaceholderCheck.isPlaceholder(value)).isFalse();
  }

  @Test
  void aLongNameOfASecretIsNoLongerTakenForItsName() {
    String name = "ab-".repeat(20) + "key";

    assertThat(PlaceholderCheck.isPlaceholder("x" + name)).isTrue();
    assertThat(PlaceholderCheck.isPlaceholder("xy" + name)).isFalse();
    assertThat(PlaceholderCheck.joinsWords("ab-cd")).isTrue();
    assertThat(PlaceholderCheck.joinsWords("client_secret_value")).isTrue();
    assertThat(PlaceholderCheck.joinsWords("abcd")).isFalse();
    assertThat(PlaceholderCheck.joinsWords("ab-c9")).isFalse();
    assertThat(PlaceholderCheck.joinsWords(("abcdefghijklmno-".repeat(4)) + "a")).isFalse();
    assertThat(PlaceholderCheck.joinsWords("abcdefghijklmno-".repeat(3) + "abcdefghijklmnop"))
        .isTrue();
  }

  @Test
  void fillerIsLookedForAtTheBeginningOnly() {
    assertThat(PlaceholderCheck.isFiller("a9".repeat(46) + "xxxx")).isTrue();
    assertThat(PlaceholderCheck.isFiller("a9".repeat(46) + "zxxxx")).isFalse();
    assertThat(PlaceholderCheck.isFiller("hunter2")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "hunter, false",
    "hunter0, true",
    "hunter9, true",
    "hunter!, true",
    "hunter~, true",
    "hunter/, false",
    "1234!, false",
    "'', false"
  })
  void aTypedPasswordHasLettersAndADigitOrASign(String value, boolean expected) {
    assertThat(PlaceholderCheck.looksTyped(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Winter26, true",
    "winter26, false",
    "WINTER26, false",
    "winter2!, true",
    "Winter2, false",
    "Winterly, false",
    "wint!er2, true"
  })
  void aStrongPasswordIsMixedAndLong(String value, boolean expected) {
    assertThat(PlaceholderCheck.looksStrong(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "q8x7kd92lmp4rt5v, true",
    "q8x7kd92lmp4rt5, false",
    "abcdefghijklmnop, false",
    "1234567890123456, false",
    "aaaaaaaabbbbbb12, false",
    "abcdefg0abcdefg0, false",
    "abcdefg0abcdefgh, true",
    "ok-q8x7kd92lmp4rt5v, true",
    "q8x7kd92.lmp4rt5v, false",
    "q8x7kd92_lmp4rt5v, false"
  })
  void aGeneratedValueHasALongRunThatIsSpread(String value, boolean expected) {
    assertThat(PlaceholderCheck.looksGenerated(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "zqwmrtkplsj7, true",
    "zqwmrtkplsjd, false",
    "z7wmrtkplsjd, false",
    "zqw7rtkplsjd, false",
    "zqwm7tkplsjd, true",
    "ababcdef1234, true",
    "abababab1234, false",
    "abcdefg7abcd, true",
    "abcdefa7abcd, false",
    "zqwmrtZQWMRTkplsjdhg, true",
    "zqwmrtZQWMRTkplsjdh, false",
    "zqwmrtkplsjdhgfbnv, false",
    "zqwmrtkplsjdhgfbnvzqwmrtkplsjd, true",
    "zqwmrtkplsjdhgfbnvzqwmrtkplsj, false",
    "zqwmrtkplsjdhgfbnvzqwmrtkplsj.d, false",
    "xxxxzqwmrtkpl123, false"
  })
  void aTokenIsToldFromSomethingThatHasItsShape(String value, boolean expected) {
    assertThat(PlaceholderCheck.isRandomToken(value)).isEqualTo(expected);
  }

  @Test
  void oneCharacterOverAndOverIsNoKey() {
    assertThat(PlaceholderCheck.repeatsOneCharacter("AKIAXXXXXXXX", 0, 12)).isTrue();
    assertThat(PlaceholderCheck.repeatsOneCharacter("AKIAXXXXXXXY", 0, 12)).isFalse();
    assertThat(PlaceholderCheck.repeatsOneCharacter("AKIAXYXXXXXX", 0, 12)).isTrue();
    assertThat(PlaceholderCheck.repeatsOneCharacter("AKIAXXXYXXXX", 0, 12)).isFalse();
    assertThat(PlaceholderCheck.repeatsOneCharacter("AKIXXXXXXX", 0, 10)).isFalse();
    assertThat(PlaceholderCheck.repeatsOneCharacter("..AKIAXXXXXXXX", 2, 14)).isTrue();
    assertThat(PlaceholderCheck.repeatsOneCharacter("AKIAXXXXXXXX", 0, 11)).isTrue();
  }

  @Test
  void aKeyOfAVendorIsAUuidOrMixed() {
    assertThat(PlaceholderCheck.looksLikeVendorKey("01234567-89ab-cdef-8123-456789abcdef"))
        .isTrue();
    assertThat(PlaceholderCheck.looksLikeVendorKey("q8x7-kd92-lmp4r")).isTrue();
    assertThat(PlaceholderCheck.looksLikeVendorKey("q8x7-kd92-lmp4")).isFalse();
    assertThat(PlaceholderCheck.looksLikeVendorKey("abcd-efgh-ijkl-mnop")).isFalse();
    assertThat(PlaceholderCheck.looksLikeVendorKey("q8x7kd92lmp4rt5v")).isTrue();
    assertThat(PlaceholderCheck.isMixed("aB3")).isTrue();
    assertThat(PlaceholderCheck.isMixed("ab3")).isFalse();
    assertThat(PlaceholderCheck.isMixed("AB3")).isFalse();
    assertThat(PlaceholderCheck.isMixed("aBc")).isFalse();
    assertThat(PlaceholderCheck.isMixed("aB0")).isTrue();
    assertThat(PlaceholderCheck.isMixed("aB9")).isTrue();
  }

  @Test
  void distinctCharactersAreCountedWithoutTheirCase() {
    assertThat(PlaceholderCheck.distinct("")).isZero();
    assertThat(PlaceholderCheck.distinct("aA?@@")).isEqualTo(3);
    assertThat(PlaceholderCheck.distinct("éÉßüü\u0080\u007f")).isEqualTo(5);
  }
}
