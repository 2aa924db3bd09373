package io.signalbox.tools.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.core.route.RedactionRule;
import io.signalbox.tools.core.route.RedactionRule.Treatment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallRedactionTest {
  private static final String KEY = "ghp_a8Bq3Zr5Tn1Vx7Yw2Kd9Lm4Jc6Hs0PfE1uG";

  @Test
  void givesTheSameValueTheSamePlaceholder() {
    CallRedaction redaction = begin("");

    String first = redaction.redact("ann@example.org wrote to bob@example.org with " + KEY);
    String second = redaction.redact("bob@example.org answered ann@example.org");

    assertThat(first).isEqualTo("[EMAIL_1] wrote to [EMAIL_2] with [GITHUB_TOKEN_1]");
    assertThat(second).isEqualTo("[EMAIL_2] answered [EMAIL_1]");
    assertThat(redaction.count()).isEqualTo(3);
    assertThat(redaction.restore("Dear [EMAIL_2], [EMAIL_9]"))
        .isEqualTo("Dear bob@example.org, [EMAIL_9]");
  }

  @Test
  void takesNoPlaceholderThatTheCallerWrote() {
    CallRedaction redaction = begin("what is [EMAIL_1]? ask ann@example.org");

    assertThat(redaction.redact("ann@example.org")).isEqualTo("[EMAIL_2]");
    assertThat(redaction.restore("[EMAIL_1]")).isEqualTo("[EMAIL_1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail ann.b+c@mail.example.co.uk now",
        "card 4111 1111 1111 1111",
        "card 4111111111111111.",
        "amex 3782-822463-10005",
        "iban DE89 3704 0044 0532 0130 00",
        "iban GB82WEST12345698765432",
        "call +49 30 901820 or",
        "call (415) 555-2671",
        "ssn 078-05-1120"
      })
  void findsPersonalDataByItsForm(String text) {
    assertThat(begin("").redact(text)).containsPattern("\\[(EMAIL|CARD|IBAN|PHONE|SSN)_1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version 1.2.3.4 build 20261123.1",
        "order 4111111111111112",
        "2026-11-23T12:00:00Z took 1234567 ms",
        "commit 9f8e7d6c5b4a39281706f5e4d3c2b1a098765432",
        "see @team and a@b",
        "DE00 1234 5678 9012 3456 78",
        "uuid 123e4567-e89b-12d3-a456-426614174000"
      })
  void leavesWhatOnlyLooksLikeIt(String text) {
    assertThat(begin("").redact(text)).isSameAs(text);
  }

  @Test
  void aLongTextThatWasCleanForOneRuleIsLookedThroughForAnother() {
    TextRedactor redactor = new TextRedactor();
    String text = "Please write to ann@example.org. " + "Nothing else is in this text. ".repeat(20);
    RedactionRule lax = new RedactionRule(Treatment.MASK, Treatment.KEEP, true);

    assertThat(CallRedaction.begin(redactor, lax, "").redact(text)).isSameAs(text);
    assertThat(CallRedaction.begin(redactor, lax, "").redact(text)).isSameAs(text);
    assertThat(CallRedaction.begin(redactor, RedactionRule.STRICT, "").redact(text))
        .contains("[EMAIL_1]");
    assertThat(CallRedaction.begin(redactor, lax, "").redact(text + KEY))
        .contains("[GITHUB_TOKEN_1]");
  }

  @Test
  void keepsWhatTheRuleKeeps() {
    RedactionRule rule = new RedactionRule(Treatment.MASK, Treatment.KEEP, true);

    assertThat(CallRedaction.begin(new TextRedactor(), rule, "").redact("ann@example.org " + KEY))
        .isEqualTo("ann@example.org [GITHUB_TOKEN_1]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 100})
  void putsValuesBackIntoATextThatArrivesInPieces(int size) {
    CallRedaction redaction = begin("");
    redaction.redact("ann@example.org");
    StreamRestorer restorer = new StreamRestorer(redaction);
    String text = "Dear [EMAIL_1], see [1] and [EMAIL_1]; x[0] [EMA";

    StringBuilder out = new StringBuilder();
    for (int at = 0; at < text.length(); at += size) {
      out.append(restorer.next(text.substring(at, Math.min(text.length(), at + size))));
    }
    out.append(restorer.rest());

    assertThat(out).hasToString("Dear ann@example.org, see [1] and ann@example.org; x[0] [EMA");
  }

  private static CallRedaction begin(String whole) {
    return CallRedaction.begin(new TextRedactor(), RedactionRule.STRICT, whole);
  }
}
