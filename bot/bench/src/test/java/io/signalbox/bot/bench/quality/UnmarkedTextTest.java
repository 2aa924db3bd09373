package io.signalbox.bot.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnmarkedTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Wait **15 minutes** first. ~ Wait 15 minutes",
        "| API | 15 minutes | ~ API|15 minutes",
        "1. Open the [console](https://a.example). ~ 3) Open the console",
        "Run `kubectl get pods`. ~ run kubectl get pods",
        "See [the guide](https://a.example/guide). ~ https://a.example/guide",
        "Costs &lt; 10 &amp; more ~ Costs < 10 & more",
        "the incident.<unlink></unlink>io bot ~ incident.io bot",
        "1,000 requests ~ 1000 requests",
        "don’t turn it off ~ don't turn it off"
      })
  void findsQuotationsWhateverTheMarkup(String answer, String quote) {
    assertThat(UnmarkedText.of(answer).show(quote)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "Wait 15 minutes. ~ 5 minutes",
        "Takes 1.5 hours. ~ 5 hours",
        "Wait 15 minutes. ~ 15 minute",
        "Takes 10000 requests ~ 1000",
        "Open the console, then wait. ~ Open then wait",
        "Anything. ~ ''"
      })
  void takesNoPartOfAWordOrNumberForIt(String answer, String quote) {
    assertThat(UnmarkedText.of(answer).show(quote)).isFalse();
  }
}
