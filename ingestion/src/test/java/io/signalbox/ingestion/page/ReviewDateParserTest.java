package io.signalbox.ingestion.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewDateParserTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-25",
        "2026/04/25",
        "2026-4-25",
        "20260425",
        "2026-04-25T23:30:00Z",
        "2026-04-25 10:00:00 +0200",
        "25 April 2026",
        "25 Apr 2026",
        "April 25, 2026",
        "Apr 25 2026",
        "25th April 2026",
        "Saturday, 25 April 2026",
        "25-Apr-2026",
        "25.04.2026",
        "25/04/2026",
        "04/25/2026",
        " 25 april 2026 ",
        "April 25, 2026 10:00 AM"
      })
  void readsTheSpellingsOfADay(String text) {
    assertThat(ReviewDateParser.parse(text)).contains(LocalDate.of(2026, 4, 25));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-04", "2026/4"})
  void takesAMonthForItsFirstDay(String text) {
    assertThat(ReviewDateParser.parse(text)).contains(LocalDate.of(2026, 4, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "YYYY-MM-DD",
        "03/04/2026",
        "2026-13-01",
        "2026-02-30",
        "31 February 2026",
        "2026",
        "yesterday 2026-04-25",
        "32.01.2026",
        "true"
      })
  void refusesWhatIsNoDayOrCouldBeTwo(String text) {
    assertThat(ReviewDateParser.parse(text)).isEmpty();
  }
}
