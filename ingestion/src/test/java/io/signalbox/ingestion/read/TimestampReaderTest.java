package io.signalbox.ingestion.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampReaderTest {
  private final TimestampReader berlin = new TimestampReader(ZoneId.of("Europe/Berlin"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-10-02 14:11 | 2026-10-02T12:11:00Z",
        "2026-10-02 14:11:09 | 2026-10-02T12:11:09Z",
        "2026-10-02T14:11 | 2026-10-02T12:11:00Z",
        "2026-10-02T14:11:09.123Z | 2026-10-02T14:11:09.123Z",
        "2026-10-02T14:11:09.123456Z | 2026-10-02T14:11:09.123456Z",
        "2026-10-02T14:11:03.000+0200 | 2026-10-02T12:11:03Z",
        "2026-10-02T14:11+02:00 | 2026-10-02T12:11:00Z",
        "02/Oct/26 2:11 PM | 2026-10-02T12:11:00Z",
        "2/oct/26 12:05 am | 2026-10-01T22:05:00Z",
        "02/Oct/26 14:11 | 2026-10-02T12:11:00Z",
        "02.10.2026 14:11 | 2026-10-02T12:11:00Z",
        "2026-10-02 | 2026-10-01T22:00:00Z",
      })
  void readsWhatExportsWrite(String text, Instant instant) {
    assertThat(berlin.find(text)).contains(instant);
  }

  @ParameterizedTest
  @CsvSource({
    // Skipped on this day: 02:30 becomes 03:30 summer time.
    "2026-03-29 02:30,2026-03-29T01:30:00Z",
    // Twice on this day: the first, still in summer time.
    "2026-10-25 02:30,2026-10-25T00:30:00Z",
  })
  void resolvesClockChangesAsDocumented(String text, Instant instant) {
    assertThat(berlin.find(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "2026-13-02",
        "10/02/2026",
        "2026-10-02 25:00",
        "99999999999999999999999999999999999999999"
      })
  void readsNothingIntoWhatIsNoTime(String text) {
    assertThat(berlin.find(text)).isEmpty();
  }
}
