package io.signalbox.ingestion.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenKeysTest {
  @Test
  void tellsKeysApartByTheMillion() {
    SeenKeys seen = new SeenKeys();

    for (int i = 0; i < 300_000; i++) {
      assertThat(seen.add("PAY-" + i)).isTrue();
    }
    assertThat(seen.add("PAY-299999")).isFalse();
    assertThat(seen.add("PAY-0")).isFalse();
  }
}
