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
  void anAmountIsANumberAndAFrequencySaysHowOften() {
    assertThat(forms.isMissing("how many replicas can I have", "Some replicas.")).isTrue();
    assertThat(forms.isMissing("how many replicas can I have", "At most three.")).isFalse();
    assertThat(forms.isMissing("how often is it changed", "It is changed by hand.")).isTrue();
    assertThat(forms.isMissing("how long are builds kept", "A build takes 2 minutes.")).isTrue();
  }

  @Test
  void aDayAFileAndACountOfDaysHaveToBeShown() {
    assertThat(forms.isMissing("which days is maintenance", "The tasks are done.")).isTrue();
    assertThat(forms.isMissing("which days is maintenance", "Tuesday to Thursday.")).isFalse();
    assertThat(forms.isMissing("in which file do I add it", "Add an entry.")).isTrue();
    assertThat(forms.isMissing("in which file do I add it", "In `dns.tf`.")).isFalse();
    assertThat(forms.isMissing("how many days between resets", "Once it is done.")).isTrue();
  }

  @Test
  void whoStaysSomewhereIsNotKept() {
    assertThat(forms.isMissing("how long do I stay admin", "It lasts 10 minutes.")).isFalse();
    assertThat(forms.isMissing("how long do images stay", "It takes 10 minutes.")).isTrue();
  }

  @Test
  void otherQuestionsAskForNoForm() {
    assertThat(forms.isMissing("who owns the ledger", "payments")).isFalse();
  }
}
