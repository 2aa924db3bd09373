package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
  @ParameterizedTest
  @CsvSource({
    "0B,0",
    "1kB,1000",
    "1KB,1000",
    "64MB,64000000",
    "64MiB,67108864",
    "1GiB,1073741824",
    "2 TB,2000000000000"
  })
  void readsDecimalAndBinaryUnits(String text, long bytes) {
    assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"64", "-1MB", "1.5GB", "64mb", "1Mb", "MB", "99999999TiB", "1PB"})
  void refusesAnythingElseWithWhatIsAllowed(String text) {
    assertThat(Yaml.problems("a: " + text, s -> s.size("a", "d").required()))
        .singleElement()
        .asString()
        .contains("such as 64MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0B", "1kB", "64MB", "64MiB", "1GiB", "1023B", "5TB"})
  void writesWhatItReads(String text) {
    assertThat(ByteSize.parse(text)).hasToString(text);
  }

  @Test
  void isNeverNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ByteSize(-1));
  }

  @Test
  void ordersByBytes() {
    assertThat(ByteSize.parse("1MiB")).isGreaterThan(ByteSize.parse("1MB"));
  }
}
