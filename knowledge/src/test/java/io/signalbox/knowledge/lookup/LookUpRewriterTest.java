package io.signalbox.knowledge.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.knowledge.lookup.language.LookUpRewriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookUpRewriterTest {
  private Harbour harbour;

  @BeforeEach
  void open() {
    harbour = Harbour.open();
  }

  @AfterEach
  void close() {
    harbour.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Wer hat gerade Bereitschaft für payments? | who is on call for payments now",
        "wer hat morgen breitschaft für payments | who is on call for payments tomorrow",
        "Wer ist am Freitag on call für payments? | who is on call for payments on friday",
        "Hallo, wer hat Bereitschaft für Zahlungen? | who is on call for payments",
        "qui est d'astreinte pour payments demain ? | who is on call for payments tomorrow",
        "qui est de garde pour les paiements ? | who is on call for payments",
        "qui est d'astriente pour payments ? | who is on call for payments",
        "¿quién está de guardia para pagos? | who is on call for payments",
        "quien esta de gaurdia para pagos mañana | who is on call for payments tomorrow",
        "wem gehört ledger-api? | who owns ledger-api",
        "welches Team betreut ledger-api? | who owns ledger-api",
        "à qui appartient ledger-api ? | who owns ledger-api",
        "¿de quién es ledger-api? | who owns ledger-api",
        "who iz on cal for payments?? | who is on call for payments",
        "hwo owns ledger-api | who owns ledger-api"
      })
  void areAnsweredAsInEnglish(String asked, String english) {
    assertThat(harbour.text(asked)).isEqualTo(harbour.text(english)).isNotBlank();
  }

  @ParameterizedTest
  @CsvFileSource(
      delimiter = '|',
      resources = {"/questions/german.psv", "/questions/french.psv", "/questions/spanish.psv"})
  void areUnderstoodAsPeopleSayThemEveryDay(String asked, String english) {
    assertThat(harbour.text(asked)).isEqualTo(harbour.text(english)).isNotBlank();
  }

  @Test
  void sayWhatWasAssumedOfAMisspeltName() {
    assertThat(harbour.notices("who iz on cal for paymnets??"))
        .containsExactly("I took “paymnets” to mean payments.");
    assertThat(harbour.notices("wer hat Bereitschaft für paymnets?"))
        .containsExactly("I took “paymnets” to mean payments.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wer hat Bereitschaft für das Schwimmbad?",
        "who iz on cal for the swimming pool",
        "wie starte ich den Broker neu?",
        "what cal do I import"
      })
  void areLeftToPagesWhereTheTablesHaveNothing(String asked) {
    assertThat(harbour.ask(asked)).isEmpty();
  }

  @Test
  void tellsOtherLanguagesByTheirEverydayWords() {
    LookUpRewriter wordings = new LookUpRewriter();

    assertThat(wordings.isForeign("wie kann ich den Broker neu starten?")).isTrue();
    assertThat(wordings.isForeign("comment est-ce que je redémarre le broker ?")).isTrue();
    assertThat(wordings.isForeign("¿cómo puedo reiniciar el broker?")).isTrue();
    assertThat(wordings.isForeign("come posso riavviare il broker?")).isTrue();
    assertThat(wordings.isForeign("como faço para reiniciar o broker?")).isTrue();
    assertThat(wordings.isForeign("hoe start ik de broker opnieuw op?")).isTrue();
    assertThat(wordings.isForeign("jak zrestartować brokera kafka na produkcji?")).isTrue();
    assertThat(wordings.isForeign("kafka ブローカーを再起動する方法は?")).isTrue();
    assertThat(wordings.isForeign("如何重启 kafka broker")).isTrue();
    assertThat(wordings.isForeign("як перезапустити kafka?")).isTrue();
    assertThat(wordings.isForeign("restart kafka broker bitte")).isFalse();
    assertThat(wordings.isForeign("what is the µ in latency µs")).isFalse();
    assertThat(wordings.isForeign("how do I restart a broker in the des cluster?")).isFalse();
    assertThat(wordings.isForeign("kubectl delete pod -n payments")).isFalse();
  }
}
