package io.signalbox.tools.foresight.quality.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of bad answers as people report them, and good ones that look like them. */
class TextChecksTest {
  private final TextChecks checks = new TextChecks();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'm afraid I can’t help with that.",
        "I cannot comply with your request.",
        "I cannot access debug endpoints.",
        "Es tut mir leid, aber ich kann dabei nicht helfen.",
        "Lo siento mucho, pero no puedo responder a eso.",
        "Es tut mir wirklich leid, aber ich kann darauf nicht antworten.",
        "Bardzo przepraszam, ale nie mogę na to odpowiedzieć.",
        "Lo siento, pero no puedo ayudarte con eso.",
        "抱歉，我无法回答这个问题。"
      })
  void aRefusalIsKnownInSeveralLanguages(String text) {
    assertThat(checks.refuses(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "“I cannot do that,” the guard said.",
        "Without the logs I cannot tell exactly why it failed, but here are likely causes.",
        "As an AI engineer, I build systems.",
        "I'm sorry to hear that. Restart the ledger first.",
        "This contract is not legal advice."
      })
  void anApologyOrAQuoteIsNone(String text) {
    assertThat(checks.refuses(text)).isFalse();
  }

  @Test
  void loopsAreKnownWithAndWithoutSpacesAndGoodTextIsNot() {
    assertThat(checks.isGarbled(" is is is is is is is is is is")).isTrue();
    assertThat(checks.isGarbled("Then it went on. " + "lock".repeat(80))).isTrue();
    assertThat(checks.isGarbled("奶茶是台灣最受歡迎的飲料，各地都有名店。\n".repeat(9))).isTrue();
    assertThat(checks.isGarbled("The report is done." + "\n".repeat(400))).isTrue();
    assertThat(checks.isGarbled("Use тест 検査 فحص αβγ ठीक है ทดสอบ now")).isTrue();
    assertThat(
            checks.isGarbled("The ledger closes at six. Restart it if the lag stays above 60 s."))
        .isFalse();
    assertThat(checks.isGarbled("| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n")).isFalse();
    assertThat(checks.isGarbled("----------".repeat(30))).isFalse();
  }

  @Test
  void anotherLanguageIsToldOnlyWhereBothAreClear() {
    assertThat(
            checks.isOtherLanguage(
                "What do I do if the replica of the ledger is behind?",
                "Starten Sie die Replik neu und prüfen Sie, ob die Verzögerung sinkt, bevor Sie"
                    + " weitermachen, und sagen Sie es dem Team."))
        .isTrue();
    assertThat(checks.isOtherLanguage("kafka?", "Fragen Sie im Kanal, denn das ist der Weg."))
        .isFalse();
    assertThat(TextChecks.isHollow(" {} ")).isTrue();
  }

  @Test
  void signsWithoutWordsAndUndecodedTokensAreGarbage() {
    assertThat(checks.isGarbled("@".repeat(31))).isTrue();
    assertThat(checks.isGarbled("\\\\},\"\"#im)\\// &#..\\\\'\\x,8\\\\,\\ for\\ \\\"")).isTrue();
    assertThat(checks.isGarbled("HelloĠthere,ĠIĠamĠherĠownĠworld.")).isTrue();
    assertThat(checks.isGarbled("| a | b |\n| --- | --- |\n| 1 | 2 |\n| 30 | 40 |")).isFalse();
    assertThat(checks.isGarbled("Il-laqgħa hija fis-17 ta' Ġunju, u Ġorġ jiġi.")).isFalse();
  }
}
