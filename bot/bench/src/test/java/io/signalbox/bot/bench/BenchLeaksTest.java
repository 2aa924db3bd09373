package io.signalbox.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The counts of {@code bench leaks}. */
class BenchLeaksTest {

  @Test
  void noSecretStaysInAnyPlaceAndEncodingAndAllTextsStillParse() {
    List<SecretEncodings.Row> rows = SecretEncodings.count();

    assertThat(rows).hasSize(36).allMatch(row -> row.tried() > 50);
    assertThat(rows).allSatisfy(row -> assertThat(row.inClear()).as(row.toString()).isEmpty());
    assertThat(rows).allSatisfy(row -> assertThat(row.broken()).as(row.toString()).isEmpty());
  }

  @Test
  void noPostIsReadByWrongEyes() {
    RandomPostingTrials.Outcome outcome = new RandomPostingTrials(16).draw(5_000);

    assertThat(outcome.wrong()).isEmpty();
    assertThat(outcome.allowed()).isBetween(500, 4_000);
    assertThat(outcome.readings()).isGreaterThan(outcome.allowed());
  }
}
