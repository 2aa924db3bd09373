package io.signalbox.bot.slack.command.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverridePeriodTest {
  /** A Sunday, noon in Berlin. */
  private static final Instant NOW = Instant.parse("2026-11-29T11:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tomorrow 9 to 17 | 2026-11-30T08:00:00Z 2026-11-30T16:00:00Z",
        "tomorrow 9-17 | 2026-11-30T08:00:00Z 2026-11-30T16:00:00Z",
        "tomorrow 9:00 to 17:00 | 2026-11-30T08:00:00Z 2026-11-30T16:00:00Z",
        "tomorrow 9am to 5pm | 2026-11-30T08:00:00Z 2026-11-30T16:00:00Z",
        "tomorrow from 9.30 until 17h | 2026-11-30T08:30:00Z 2026-11-30T16:00:00Z",
        "9-17 tomorrow | 2026-11-30T08:00:00Z 2026-11-30T16:00:00Z",
        "today 13-17 | 2026-11-29T12:00:00Z 2026-11-29T16:00:00Z",
        "13-17 | 2026-11-29T12:00:00Z 2026-11-29T16:00:00Z",
        "tomorrow 22 to 6 | 2026-11-30T21:00:00Z 2026-12-01T05:00:00Z",
        "friday 18:00 to 24:00 | 2026-12-04T17:00:00Z 2026-12-04T23:00:00Z",
        "tomorrow | 2026-11-29T23:00:00Z 2026-11-30T23:00:00Z",
        "today 0:00 to 23:59 | 2026-11-28T23:00:00Z 2026-11-29T22:59:00Z",
      })
  void readsHoursAsHoursAndDaysAsDays(String words, String expected) {
    assertThat(OverridePeriod.read(words, NOW, BERLIN))
        .isInstanceOfSatisfying(
            OverridePeriod.Understood.class,
            time -> assertThat(time.from() + " " + time.to()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tomorrow nine to five",
        "tomorrow 9 to 5",
        "tomorrow 9 to 17 or so",
        "tomorrow 9 to 17 every week",
        "tomorrow morningish",
        "tomorrow 25 to 26",
        "yesterday",
        "some day",
      })
  void refusesWhatItDoesNotUnderstandAndNeverRoundsItToTheDay(String words) {
    assertThat(OverridePeriod.read(words, NOW, BERLIN)).isInstanceOf(OverridePeriod.Refused.class);
  }
}
