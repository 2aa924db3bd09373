package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S",
    "20s,PT20S",
    "5m,PT5M",
    "2h,PT2H",
    "365d,PT8760H",
    "0s,PT0S",
    "20 s,PT20S"
  })
  void readsANumberAndAUnit(String text, Duration expected) {
    assertThat(Yaml.<Duration>read("a: " + text, s -> s.duration("a", "d").required()))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20",
        "-5s",
        "1.5h",
        "1h30m",
        "PT20S",
        "20S",
        "5min",
        "999999999999999999d",
        "9999999999999999999s",
        "s",
        "1M"
      })
  void refusesAnythingElse(String text) {
    assertThat(Yaml.problems("a: " + text, s -> s.duration("a", "d").required()))
        .singleElement()
        .asString()
        .contains("such as 20s");
  }

  @Test
  void namesTheRangeInTheFilesOwnUnits() {
    assertThat(
            Yaml.problems(
                "a: 2h",
                s ->
                    s.duration("a", "d")
                        .between(Duration.ofMillis(1500), Duration.ofHours(1))
                        .or(Duration.ofMinutes(1))))
        .containsExactly(
            "signalbox.yaml:1  a  '2h' must be a duration: a whole number with ms, s, m, h or d,"
                + " from 1500ms to 1h");
  }

  @Test
  void makesADayTwentyFourHoursAlsoWhenTheClocksChange() {
    ZonedDateTime eveOfSummerTime =
        ZonedDateTime.of(2026, 3, 28, 12, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    Duration day = Yaml.read("a: 1d", s -> s.duration("a", "d").required());

    assertThat(eveOfSummerTime.plus(day).getHour()).isEqualTo(13);
    assertThat(day).isEqualTo(Duration.ofHours(24));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500ms", "90s", "5m", "36h", "365d", "0s", "1ms"})
  void writesWhatItReads(String text) {
    assertThat(DurationText.text(DurationText.parse(text))).isEqualTo(text);
  }
}
