package io.signalbox.tools.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallIdsTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

  private final SecureRandom random = new SecureRandom();

  @Test
  void beginsWithTheTimeSoThatLaterIdsSortBehindEarlierOnes() {
    String noon = CallIds.next(NOON, random);
    String later = CallIds.next(Clock.offset(NOON, Duration.ofMillis(1)), random);

    assertThat(noon).startsWith("%012x".formatted(NOON.millis())).isLessThan(later);
    assertThat(CallIds.isOne(noon)).isTrue();
  }

  @Test
  void differsWithinOneMillisecond() {
    Set<String> ids =
        IntStream.range(0, 10_000)
            .mapToObj(i -> CallIds.next(NOON, random))
            .collect(Collectors.toSet());

    assertThat(ids).hasSize(10_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "019acb3f",
        "019ACB3F000000000000000000000000",
        "019acb3f-0000-0000-0000-00000000",
        "019acb3f0000000000000000000000000"
      })
  void knowsWhatIsNone(String text) {
    assertThat(CallIds.isOne(text)).isFalse();
  }
}
