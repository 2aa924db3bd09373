package io.signalbox.knowledge.answer.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedFormsTest {
  private final AskedForms forms = new AskedForms();

  @Test
  void whoAsksHowLongHasToBeShownALengthOfTime() {
    assertThat(forms.isMissing("How many days are logs kept?", "Logs go to Loki.")).isTrue();
    assertThat(forms.isMissing("How many days are logs kept?", "Logs are kept **30 days**."))
        .isFalse();
    assertThat(forms.isMissing("how often do we rotate keys", "Keys are rotated quarterly."))
        .isFalse();
  }

  @Test
  void aPhoneNumberHasDigits() {
    assertThat(forms.isMissing("phone number of support", "Mail support@example.org.")).isTrue();
    assertThat(forms.isMissing("phone number of support", "Call +44 20 7946 0000.")).isFalse();
  }

  @Test
  void otherQuestionsAskForNoForm() {
    assertThat(forms.isMissing("who owns the ledger", "payments")).isFalse();
  }
}
