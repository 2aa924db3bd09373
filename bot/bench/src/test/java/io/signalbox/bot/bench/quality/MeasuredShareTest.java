package io.signalbox.bot.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredShareTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "57 | 129 | 57: 0.44 (0.36–0.53)",
        "0 | 20 | 0: 0.00 (0.00–0.16)",
        "20 | 20 | 20: 1.00 (0.84–1.00)",
        "0 | 0 | –"
      })
  void givesTheShareWithItsInterval(long count, long all, String text) {
    assertThat(new MeasuredShare(count, all).text()).isEqualTo(text);
  }
}
