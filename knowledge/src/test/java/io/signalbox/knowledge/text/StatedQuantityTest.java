package io.signalbox.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatedQuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "20 s; 20 seconds",
        "20s; twenty seconds",
        "1 min; 60 s",
        "2 hours; 120 minutes",
        "5 %; 5 percent",
        "4,000; 4000",
        "1.50; 1.5",
        "01:30; 01:30",
      })
  void knowsTheSameWrittenDifferently(String one, String other) {
    assertThat(only(one).isSame(only(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "20 s; 20 min",
        "5; 150",
        "1 MB; 1 GB",
        "01:30; 02:30",
        "1.2.3; 1.2.4",
        "5 %; 5",
        "10 ms; 10 min"
      })
  void tellsDifferentOnesApart(String one, String other) {
    assertThat(only(one).isSame(only(other))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ledger-pg-2", "E17", "v12", "pool_5", "utf8"})
  void takesNoNumberOutOfAName(String name) {
    assertThat(StatedQuantity.in("the " + name + " of it")).isEmpty();
  }

  private static StatedQuantity only(String text) {
    assertThat(StatedQuantity.in("it is " + text + " now")).hasSize(1);
    return StatedQuantity.in("it is " + text + " now").getFirst();
  }
}
