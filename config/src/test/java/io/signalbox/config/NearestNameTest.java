package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("pool-size", "password", "path", "url", "user");

  @ParameterizedTest
  @CsvSource({
    "pool-sise,pool-size",
    "poolSize,pool-size",
    "POOL_SIZE,pool-size",
    "pasword,password",
    "passwrod,password",
    "ulr,url",
    "pth,path",
    "usr,user"
  })
  void findsWhatWasMeant(String typed, String meant) {
    assertThat(NearestName.among(KNOWN, typed)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "secret", "''"})
  void suggestsNothingFarFetched(String typed) {
    assertThat(NearestName.among(KNOWN, typed)).isEmpty();
  }

  @Test
  void isQuickOnAHostileName() {
    assertThat(NearestName.among(KNOWN, "p".repeat(1_000_000))).isEmpty();
  }
}
